package vn.vinhdanh.audit.read.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.vinhdanh.audit.read.casefile.Verified.packed;
import static vn.vinhdanh.audit.read.casefile.Verified.relisted;
import static vn.vinhdanh.audit.read.casefile.Verified.swapped;
import static vn.vinhdanh.audit.read.casefile.Verified.text;
import static vn.vinhdanh.audit.read.casefile.Verified.unpacked;
import static vn.vinhdanh.audit.read.casefile.Verified.with;
import static vn.vinhdanh.audit.read.casefile.Verified.without;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import vn.vinhdanh.access.document.Documents;
import vn.vinhdanh.access.document.StoredDocument;
import vn.vinhdanh.approvalservice.Http;
import vn.vinhdanh.approvalservice.ServiceTest;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.DocumentRef;
import vn.vinhdanh.events.nomination.NominationReviewStarted;
import vn.vinhdanh.events.nomination.NominationSubmitted;
import vn.vinhdanh.events.people.PersonErased;
import vn.vinhdanh.eventstore.sealing.SealKey;
import vn.vinhdanh.eventstore.sealing.Seals;

class CaseFileTest extends ServiceTest {

    private static final String KEY =
            SealKey.of("approval.test", new byte[32]).verifier().toString();
    private static final int CHANGED = 2;
    private static final int DROPPED = 3;
    private static final int REORDERED = 4;
    private static final int TRUNCATED = 5;
    private static final int PROOF = 6;
    private static final int CHECKPOINT = 7;
    private static final int ADDED = 8;

    @Autowired
    private Seals seals;

    @Autowired
    private Documents documents;

    /** Of all tests, so that the program is compiled once. */
    @TempDir
    private static Path folder;

    private String nominee;
    private NominationId nomination;
    private StoredDocument document;
    private byte[] archive;
    private Map<String, byte[]> files;

    /** Most tests look at a file, and harm only copies of it: they share the first. */
    private record Exported(
            String nominee,
            NominationId nomination,
            StoredDocument document,
            byte[] archive,
            Map<String, byte[]> files) {}

    private static @Nullable Exported shared;

    @BeforeEach
    void take() throws Exception {
        if (shared == null) {
            shared = exported();
        }
        look(shared);
    }

    private void look(Exported exported) {
        nominee = exported.nominee();
        nomination = exported.nomination();
        document = exported.document();
        archive = exported.archive();
        files = exported.files();
    }

    private Exported exported() throws Exception {
        nominee = "nominee-" + Id.next();
        nomination = new NominationId(Id.next());
        byte[] pdf = "%PDF-1.7 Báo cáo thành tích".getBytes(StandardCharsets.UTF_8);
        write.execute(() -> {
            document = documents.store("Báo cáo <Đào>.pdf", new ByteArrayInputStream(pdf), null);
            return document;
        });
        NominationSubmitted plain = submission(nomination, SCHOOL, "BKT", AwardLevel.PROVINCE, nominee, TODAY);
        append(
                nomination.toString(),
                "Nomination",
                new NominationSubmitted(
                        nomination,
                        plain.ref(),
                        plain.proposal(),
                        plain.regulation(),
                        plain.edition(),
                        plain.level(),
                        List.of(new DocumentRef(
                                document.id(), "BCTT", document.sha256(), document.size(), document.mediaType())),
                        List.of(),
                        plain.by(),
                        plain.on()));
        act(as("c-intake"), nomination, "accept", "{}").expect(200);
        append(nomination.toString(), "Nomination", new NominationReviewStarted(nomination, 1, TODAY));
        act(as("c-head"), nomination, "forward", "{}").expect(200);
        archive = sealed(as("auditor")).bytes();
        return new Exported(nominee, nomination, document, archive, Map.copyOf(unpacked(archive)));
    }

    private Http.Answer sealed(Http who) {
        long head = log.head();
        await().until(() -> seals.covering(head).isPresent());
        return file(who, "").expect(200);
    }

    private Http.Answer file(Http who, String query) {
        return who.get("/api/v1/cases/" + nomination.value() + "/file" + query).send();
    }

    private Verified verified(byte[] bytes, String... more) throws Exception {
        return Verified.by(folder, files.get("Verify.java"), bytes, more);
    }

    private Verified verified(Map<String, byte[]> changed) throws Exception {
        return verified(packed(changed));
    }

    /** The stems of the events, in the order of the log. */
    private List<String> events() {
        return files.keySet().stream()
                .filter(name -> name.endsWith(".entry"))
                .map(name -> name.replace(".entry", ""))
                .sorted()
                .toList();
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= 1;
        return flipped;
    }

    private Map<String, byte[]> flipped(String name) {
        Map<String, byte[]> changed = new LinkedHashMap<>(files);
        changed.put(name, flipped(files.get(name), files.get(name).length / 2));
        return changed;
    }

    @Test
    void an_untouched_file_is_verified_by_what_lies_in_it() throws Exception {
        assertThat(Verified.bySource(folder, files.get("Verify.java"), archive)).satisfies(good -> {
            assertThat(good.exit()).as(good.said()).isZero();
            assertThat(good.said())
                    .contains("NGUYÊN VẸN")
                    .contains("VERIFIED: " + events().size() + " events, 1 documents, 0 of them erased")
                    .contains(KEY)
                    .contains("COMPARE it with the key")
                    .contains("NominationSubmitted")
                    .contains("CaseForwarded");
        });
        assertThat(verified(archive, "--key", KEY).exit()).isZero();
        String another = SealKey.of("approval.test", filled()).verifier().toString();
        assertThat(verified(archive, "--key", another).exit()).isEqualTo(CHECKPOINT);
        assertThat(verified(archive, "--key", "nonsense").exit()).isEqualTo(CHECKPOINT);
    }

    private static byte[] filled() {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) 1);
        return bytes;
    }

    @Test
    void a_flipped_byte_is_told_with_its_event_or_document() throws Exception {
        String payload = events().get(1) + ".payload.json";
        for (Map<String, byte[]> changed : List.of(flipped(payload), relisted(flipped(payload)))) {
            Verified bad = verified(changed);
            assertThat(bad.exit()).as(bad.said()).isEqualTo(CHANGED);
            assertThat(bad.said()).contains("ĐÃ BỊ SỬA").contains("CHANGED").contains(payload);
        }
        String entry = events().get(2) + ".entry";
        for (Map<String, byte[]> changed : List.of(flipped(entry), relisted(flipped(entry)))) {
            Verified bad = verified(changed);
            assertThat(bad.exit()).as(bad.said()).isEqualTo(CHANGED);
            assertThat(bad.said()).contains(entry);
        }
        String paper = "documents/" + document.sha256() + ".pdf";
        for (Map<String, byte[]> changed : List.of(flipped(paper), relisted(flipped(paper)))) {
            assertThat(verified(changed)).satisfies(bad -> {
                assertThat(bad.exit()).as(bad.said()).isEqualTo(CHANGED);
                assertThat(bad.said()).contains(paper);
            });
        }
        assertThat(verified(flipped("timeline.html")).exit()).isEqualTo(CHANGED);
        assertThat(verified(flipped("manifest.txt")).exit()).isEqualTo(CHANGED);
    }

    @Test
    void no_byte_of_the_archive_can_be_flipped_unseen() throws Exception {
        int step = archive.length / 8;
        for (int at = 0; at < archive.length; at += step) {
            Verified bad = verified(flipped(archive, at));
            assertThat(bad.exit())
                    .as("byte %s of %s: %s", at, archive.length, bad.said())
                    .isGreaterThan(1);
        }
    }

    @Test
    void a_dropped_event_or_document_is_told_also_where_the_manifest_hides_it() throws Exception {
        Map<String, byte[]> fewer = without(files, events().get(1));
        for (Map<String, byte[]> changed : List.of(fewer, relisted(fewer))) {
            Verified bad = verified(changed);
            assertThat(bad.exit()).as(bad.said()).isEqualTo(DROPPED);
            assertThat(bad.said()).contains("BỊ BỎ BỚT").contains("DROPPED");
        }
        Map<String, byte[]> paperless = without(files, "documents/");
        for (Map<String, byte[]> changed : List.of(paperless, relisted(paperless))) {
            Verified bad = verified(changed);
            assertThat(bad.exit()).as(bad.said()).isEqualTo(DROPPED);
            assertThat(bad.said()).contains("documents/" + document.sha256());
        }
        assertThat(verified(without(files, "manifest.txt")).exit()).isEqualTo(DROPPED);
    }

    @Test
    void events_that_changed_places_are_told_also_where_the_manifest_hides_it() throws Exception {
        String one = events().get(1);
        String other = events().get(3);
        Map<String, byte[]> moved = swapped(files, one, other);
        Map<String, byte[]> payloads = swapped(files, one + ".payload", other + ".payload");
        Map<String, byte[]> entries = swapped(files, one + ".entry", other + ".entry");
        for (Map<String, byte[]> changed :
                List.of(moved, relisted(moved), payloads, relisted(payloads), relisted(entries))) {
            Verified bad = verified(changed);
            assertThat(bad.said()).contains("BỊ ĐỔI CHỖ").contains("REORDERED").contains(one);
            assertThat(bad.exit()).as(bad.said()).isEqualTo(REORDERED);
        }
    }

    @Test
    void a_file_that_breaks_off_is_told() throws Exception {
        for (int length : List.of(0, 10, archive.length / 2, archive.length - 1)) {
            Verified bad = verified(Arrays.copyOf(archive, length));
            assertThat(bad.exit()).as(bad.said()).isEqualTo(TRUNCATED);
            assertThat(bad.said()).contains("BỊ CẮT CỤT").contains("TRUNCATED");
        }
        Map<String, byte[]> shorter = without(files, events().get(events().size() - 1));
        for (Map<String, byte[]> changed : List.of(shorter, relisted(shorter))) {
            Verified bad = verified(changed);
            assertThat(bad.exit()).as(bad.said()).isEqualTo(TRUNCATED);
        }
    }

    @Test
    void a_damaged_proof_or_checkpoint_and_what_was_added_are_told_as_such() throws Exception {
        String proof = events().get(0) + ".tlog-proof";
        assertThat(verified(flipped(proof)).exit()).isEqualTo(PROOF);
        assertThat(verified(without(files, proof)).exit()).isEqualTo(PROOF);
        String note = text(files, "checkpoint");
        String root = note.split("\n")[2];
        String another = (root.startsWith("A") ? "B" : "A") + root.substring(1);
        Map<String, byte[]> forged = with(files, "checkpoint", note.replace(root, another));
        for (Map<String, byte[]> changed : List.of(forged, relisted(forged))) {
            Verified bad = verified(changed);
            assertThat(bad.exit()).as(bad.said()).isEqualTo(CHECKPOINT);
        }
        assertThat(verified(without(files, "key.vkey")).exit()).isEqualTo(CHECKPOINT);
        assertThat(verified(with(files, "documents/more.pdf", "%PDF-")).exit()).isEqualTo(ADDED);
    }

    @Test
    void the_same_position_gives_the_same_bytes_and_an_earlier_one_less() throws Exception {
        long position = log.head();
        byte[] first = file(as("auditor"), "?position=" + position).expect(200).bytes();
        submitted("GK_XA", AwardLevel.COMMUNE, null, TODAY);
        sealed(as("auditor"));
        assertThat(file(as("auditor"), "?position=" + position).expect(200).bytes())
                .isEqualTo(first);
        long second = Long.parseLong(events().get(1).replace("events/", ""));
        byte[] earlier = file(as("auditor"), "?position=" + second).expect(200).bytes();
        assertThat(unpacked(earlier).keySet())
                .filteredOn(name -> name.endsWith(".entry"))
                .hasSize(2);
        assertThat(verified(earlier).exit()).isZero();
        file(as("auditor"), "?position=999999999").expect(400);
        file(as("auditor"), "?position=1").expect(404);
    }

    @Test
    void whoever_may_see_the_case_may_take_its_file() {
        assertThat(file(as("c-head"), "").expect(200).header("Content-Type")).isEqualTo("application/zip");
        assertThat(file(as("clerk"), "").expect(200).header("Content-Disposition"))
                .startsWith("attachment")
                .contains(".zip");
        file(as("c2-head"), "").expect(404);
        file(as("stranger"), "").expect(404);
        file(anybody(), "").expect(401);
        assertThat(page(as("c-head"), "/cases/" + nomination.value() + "/history"))
                .contains("/api/v1/cases/" + nomination.value() + "/file");
    }

    @Test
    void what_was_erased_is_listed_and_the_file_still_verifies() throws Exception {
        look(exported());
        assertThat(text(files, "timeline.html")).contains("Nguyễn Thị Đào").contains("Báo cáo");
        assertThat(text(files, events().get(0) + ".payload.json")).doesNotContain("Nguyễn Thị Đào");
        PersonId person = person(nominee);
        Actor by = new Actor(
                person("operator"), new OfficeId("office.operator"), OfficeKind.ADMINISTRATOR, new UnitId("GOV"), null);
        write.execute(() -> {
            documents.erase(List.of(document.id()));
            return document;
        });
        awaitViews(append(
                person.toString(), "Person", new PersonErased(person, "Theo yêu cầu", "Luật 91/2025/QH15", by, TODAY)));
        byte[] later = file(as("auditor"), "").expect(200).bytes();
        Map<String, byte[]> erased = unpacked(later);
        events().forEach(event ->
                assertThat(erased.get(event + ".payload.json")).isEqualTo(files.get(event + ".payload.json")));
        assertThat(erased.keySet()).noneMatch(name -> name.startsWith("documents/"));
        assertThat(text(erased, "manifest.txt"))
                .contains("document " + document.sha256() + " " + document.size() + " erased ")
                .doesNotContain("Báo cáo");
        assertThat(text(erased, "timeline.html"))
                .contains("· (đã xóa)")
                .contains("(đã xóa) / (erased)")
                .doesNotContain("Đào")
                .doesNotContain("Báo cáo");
        assertThat(verified(later)).satisfies(good -> {
            assertThat(good.exit()).as(good.said()).isZero();
            assertThat(good.said()).contains("1 documents, 1 of them erased");
        });
    }

    @Test
    void an_event_that_was_changed_in_the_database_is_told_by_its_file() throws Exception {
        long position = Long.parseLong(events().get(1).replace("events/", ""));
        String shift =
                "update events.domain_event set recorded_at = recorded_at %s interval '1 hour' where global_index = ?";
        jdbc.sql(shift.formatted("+")).param(position).update();
        try {
            Verified bad = verified(file(as("auditor"), "").expect(200).bytes());
            assertThat(bad.exit()).as(bad.said()).isEqualTo(CHANGED);
            assertThat(bad.said()).contains(events().get(1) + ".entry");
        } finally {
            jdbc.sql(shift.formatted("-")).param(position).update();
        }
    }

    @Test
    void the_verifier_is_short_and_reads_the_same_everywhere() {
        String source = text(files, "Verify.java");
        assertThat(source.lines().count()).isLessThan(300);
        assertThat(source.chars()).allMatch(c -> c < 128);
        assertThat(source.lines().filter(line -> line.startsWith("import ")))
                .allMatch(line -> line.matches("import (static )?java\\..*"));
    }

    @Test
    void the_timeline_needs_nothing_beside_it() {
        assertThat(text(files, "timeline.html"))
                .contains("lang=\"vi\"", "Trình đề nghị", "Submitted the nomination", "@media print")
                .doesNotContain("<script", "http://", "https://", "src=");
    }
}
