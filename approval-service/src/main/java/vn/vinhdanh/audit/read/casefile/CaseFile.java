package vn.vinhdanh.audit.read.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.access.document.Documents;
import vn.vinhdanh.access.document.StoredDocument;
import vn.vinhdanh.approval.read.cases.VisibleCases;
import vn.vinhdanh.events.DocumentId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.eventstore.sealing.Seals;
import vn.vinhdanh.eventstore.sealing.VerifierKey;

/**
 * One case as a ZIP archive, up to a sealed position. It shows the log as it is, also where that is not as it was sealed:
 * to say so is for {@code Verify.java}. Pages of events and slices of documents go through memory, never all of them.
 */
final class CaseFile {

    private static final int PAGE = 50;

    private final NominationId nomination;
    private final VisibleCases.About about;
    private final List<String> streams;
    private final Seals.Covering sealed;
    private final Seals seals;
    private final Documents documents;
    private final ReadableTimeline timeline;

    CaseFile(
            NominationId nomination,
            VisibleCases.About about,
            List<String> streams,
            Seals.Covering sealed,
            Seals seals,
            Documents documents,
            ReadableTimeline timeline) {
        this.nomination = nomination;
        this.about = about;
        this.streams = streams;
        this.sealed = sealed;
        this.seals = seals;
        this.documents = documents;
        this.timeline = timeline;
    }

    /** What became of a document's bytes. */
    enum State {
        kept,
        erased,
        missing
    }

    /**
     * A document as the manifest lists it.
     *
     * @param file in the archive; null where there is none
     */
    record ListedDocument(
            NamedDocument document,
            State state,
            String name,
            @Nullable String file) {}

    /** Of the file as it is saved: plain letters, since names travel. */
    String name() {
        return about.ref().replaceAll("[^A-Za-z0-9-]", "_") + "-" + sealed.position() + ".zip";
    }

    /** The stem of an event's files. */
    static String stem(long position) {
        return "events/%012d".formatted(position);
    }

    void write(OutputStream out) throws IOException {
        Archive archive = new Archive(out);
        archive.add("README.txt", resource("README.txt"));
        archive.add("Verify.java", resource("Verify.java"));
        archive.add(
                "key.vkey",
                sealed.signer(seals.keys()).map(VerifierKey::toString).orElse("none") + "\n");
        archive.add("checkpoint", sealed.checkpoint().note().toString());
        StringBuilder events = new StringBuilder();
        Map<String, Long> counts = new LinkedHashMap<>();
        Set<Long> positions = new LinkedHashSet<>();
        Set<NamedDocument> named = new LinkedHashSet<>();
        addEvents(archive, event -> {
            events.append("event ")
                    .append(event.position())
                    .append(' ')
                    .append(event.aggregate())
                    .append(' ')
                    .append(event.sequence())
                    .append('\n');
            counts.merge(event.aggregate(), 1L, Long::sum);
            positions.add(event.position());
            named.addAll(NamedDocument.in(event.payload()));
        });
        List<ListedDocument> listed = addDocuments(archive, named);
        archive.add("timeline.html", html -> timeline.write(html, positions, listed, sealed));
        archive.add("manifest.txt", manifest(archive, counts, events, listed));
        archive.finish();
    }

    private interface Told {
        void of(Seals.Evidence event);
    }

    private void addEvents(Archive archive, Told told) throws IOException {
        long size = sealed.checkpoint().checkpoint().size();
        long after = 0;
        List<Seals.Evidence> page;
        do {
            page = seals.evidence(streams, after, sealed.position(), size, PAGE);
            for (Seals.Evidence event : page) {
                String stem = stem(event.position());
                Seals.Proof proof = event.proof();
                archive.add(stem + ".entry", event.entry());
                archive.add(stem + ".payload.json", event.payload());
                archive.add(stem + ".metadata.json", event.metadata());
                archive.add(stem + ".tlog-proof", proof == null ? "" : proof.of(sealed.checkpoint()));
                told.of(event);
                after = event.position();
            }
        } while (page.size() == PAGE);
    }

    private List<ListedDocument> addDocuments(Archive archive, Set<NamedDocument> named) throws IOException {
        List<DocumentId> ids = named.stream().map(NamedDocument::id).distinct().toList();
        Map<DocumentId, StoredDocument> stored = documents.find(ids);
        Set<DocumentId> erased = documents.erased(ids);
        Map<String, String> files = new LinkedHashMap<>();
        List<ListedDocument> listed = new ArrayList<>();
        for (NamedDocument document : named) {
            StoredDocument kept = stored.get(document.id());
            if (kept == null || erased.contains(document.id())) {
                State state = kept == null ? State.missing : State.erased;
                listed.add(new ListedDocument(document, state, kept == null ? "-" : kept.name(), null));
                continue;
            }
            String file = files.get(kept.sha256());
            if (file == null) {
                file = "documents/" + kept.sha256() + extension(kept.name());
                files.put(kept.sha256(), file);
                try (InputStream content = documents.open(kept.id())) {
                    archive.add(file, content);
                }
            }
            listed.add(new ListedDocument(document, State.kept, kept.name(), file));
        }
        return listed;
    }

    private static String extension(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return last.matches("[a-z]{3,4}") ? "." + last : "";
    }

    /** Plain lines, which need no library to be read; names, which may have spaces, are the last of theirs. */
    private String manifest(
            Archive archive, Map<String, Long> counts, CharSequence events, List<ListedDocument> listed) {
        StringBuilder lines = new StringBuilder("vinhdanh-case-file 1\n");
        lines.append("nomination ").append(nomination.value()).append('\n');
        lines.append("position ").append(sealed.position()).append('\n');
        lines.append("checkpoint ")
                .append(sealed.checkpoint().checkpoint().size())
                .append('\n');
        counts.forEach((stream, count) ->
                lines.append("stream ").append(stream).append(' ').append(count).append('\n'));
        lines.append(events);
        for (ListedDocument one : listed) {
            NamedDocument document = one.document();
            lines.append("document ")
                    .append(document.sha256())
                    .append(' ')
                    .append(document.size())
                    .append(' ')
                    .append(one.state())
                    .append(' ')
                    .append(document.id().value())
                    .append(' ')
                    .append(document.item())
                    .append(' ')
                    .append(document.mediaType())
                    .append(' ')
                    .append(one.name())
                    .append('\n');
        }
        for (Archive.Entry entry : archive.entries()) {
            lines.append("file ")
                    .append(entry.sha256())
                    .append(' ')
                    .append(entry.size())
                    .append(' ')
                    .append(entry.name())
                    .append('\n');
        }
        byte[] above = lines.toString().getBytes(StandardCharsets.UTF_8);
        return lines.append("end ")
                .append(HexFormat.of().formatHex(Archive.sha256().digest(above)))
                .append('\n')
                .toString();
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(CaseFile.class.getResourceAsStream(name), name);
    }
}
