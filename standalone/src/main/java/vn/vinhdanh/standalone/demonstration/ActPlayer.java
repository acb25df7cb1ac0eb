package vn.vinhdanh.standalone.demonstration;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.standalone.demonstration.VinhDanhClient.Answer;
import vn.vinhdanh.standalone.demonstration.VinhDanhClient.SignedInClient;

/**
 * Plays acts one after the other, each by the account that did it. Every write has a key that never changes, so playing
 * again after a cut-off repeats nothing: what was recorded answers as it did before.
 */
final class ActPlayer {

    private static final int PATIENCE = 12;

    /** Its letters go into every document: what is shown does not depend on the machine, and Vietnamese has its marks. */
    private static final byte[] FONT = font();

    private final VinhDanhClient client;
    private final String password;
    private final Map<String, Map<String, String>> nominations;
    private final Map<String, SignedInClient> accounts = new ConcurrentHashMap<>();

    /** The ids that the service gave to what the file calls by name. */
    private final Map<String, String> ids = new ConcurrentHashMap<>();

    /** The version of what only we have touched since; whatever a case may have changed is asked for. */
    private final Map<String, String> versions = new ConcurrentHashMap<>();

    private final AtomicLong position = new AtomicLong();
    private final AtomicInteger replayed = new AtomicInteger();

    ActPlayer(VinhDanhClient client, String password, Map<String, Map<String, String>> nominations) {
        this.client = client;
        this.password = password;
        this.nominations = nominations;
    }

    int replayed() {
        return replayed.get();
    }

    void play(Act act) {
        SignedInClient who = accounts.computeIfAbsent(act.account(), name -> client.as(name, password));
        Answer answer =
                switch (act.kind()) {
                    case LETTER -> make(act, who.post("/api/v1/letters", dated(act), act.key()));
                    case LETTER_DOCUMENT -> document(act, who, "/api/v1/letters/" + id(act.subject()));
                    case DRAFT -> make(act, who.post("/api/v1/nominations", proposal(act), act.key()));
                    case DOCUMENT -> document(act, who, nomination(act));
                    case SUBMIT, RESUBMIT, WITHDRAW ->
                        changed(
                                act,
                                who.post(
                                        nomination(act) + "/" + verb(act),
                                        dated(act),
                                        act.key(),
                                        version(who, act.subject(), nomination(act))));
                    case ACCEPT, REQUEST_SUPPLEMENT, APPRAISE, CONSULT, FORWARD, REJECT ->
                        who.post(
                                "/api/v1/cases/" + id(act.subject()) + "/" + verb(act),
                                dated(act),
                                act.key(),
                                ask(who, "/api/v1/cases/" + id(act.subject())));
                    case CONVENE -> make(act, who.post("/api/v1/sessions", dated(act), act.key()));
                    case TALLY -> tally(act, who);
                    case CLOSE ->
                        who.post(
                                "/api/v1/sessions/" + id(act.subject()) + "/close",
                                dated(act),
                                act.key(),
                                ask(who, "/api/v1/sessions/" + id(act.subject())));
                    case DECIDE -> make(act, who.post("/api/v1/decisions", dated(act), act.key()));
                    case SIGN, PUBLISH ->
                        who.post(
                                "/api/v1/decisions/" + id(act.subject()) + "/" + verb(act),
                                dated(act),
                                act.key(),
                                ask(who, "/api/v1/decisions/" + id(act.subject())));
                };
        if (!answer.ok()) {
            throw new DemonstrationFailed(
                    "%s %s by %s on %s was refused (%d): %s"
                            .formatted(
                                    act.subject(),
                                    act.kind(),
                                    act.account(),
                                    act.date(),
                                    answer.status(),
                                    answer.body()),
                    null);
        }
        position.accumulateAndGet(answer.position(), Math::max);
        if (answer.replayed()) {
            replayed.incrementAndGet();
        }
    }

    private Answer tally(Act act, SignedInClient who) {
        String session = "/api/v1/sessions/" + id(act.data().path("session").asString());
        Map<String, Object> body = dated(act);
        body.remove("session");
        body.put("case", id(act.subject()));
        return who.post(session + "/tally", body, act.key(), ask(who, session));
    }

    private Answer make(Act act, Answer answer) {
        if (answer.ok()) {
            ids.put(act.subject(), answer.id());
            remember(act.subject(), answer);
        }
        return answer;
    }

    private Answer document(Act act, SignedInClient who, String path) {
        String item = act.data().path("item").asString();
        byte[] content = pdf(item + " - " + act.subject());
        return changed(
                act,
                who.upload(
                        path + "/documents?date=" + act.date(),
                        item,
                        item + "-" + act.subject() + ".pdf",
                        "application/pdf",
                        content,
                        act.key(),
                        version(who, act.subject(), path)));
    }

    private Answer changed(Act act, Answer answer) {
        if (act.kind() == Act.Kind.DOCUMENT || act.kind() == Act.Kind.LETTER_DOCUMENT) {
            remember(act.subject(), answer);
        } else {
            versions.remove(act.subject());
        }
        return answer;
    }

    private void remember(String subject, Answer answer) {
        // A replayed answer tells an old version; it is asked for when it is needed.
        if (answer.etag() != null && !answer.replayed()) {
            versions.put(subject, answer.etag());
        } else {
            versions.remove(subject);
        }
    }

    private @Nullable String version(SignedInClient who, String subject, String path) {
        String known = versions.get(subject);
        return known == null ? ask(who, path) : known;
    }

    /** The present version, once everything written so far has arrived in the view. */
    private @Nullable String ask(SignedInClient who, String path) {
        for (int attempt = 1; ; attempt++) {
            Answer answer = who.get(path + "?after=" + position.get());
            if (answer.ok()) {
                return answer.etag();
            }
            if (answer.status() != 503 || attempt == PATIENCE) {
                // On a second run a case may have gone where this account no longer sees it; the key still answers.
                return "\"0\"";
            }
        }
    }

    private Map<String, Object> proposal(Act act) {
        Map<String, String> row = nominations.get(act.subject());
        if (row == null) {
            throw new IllegalStateException("nominations.csv has no " + act.subject());
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ref", act.subject());
        body.put("award", row.get("award"));
        body.put("recipientKind", row.get("recipient_kind"));
        body.put("recipient", row.get("recipient"));
        body.put("recipientUnit", row.get("recipient_unit"));
        body.put("proposedBy", row.get("proposed_by"));
        body.put("movement", row.get("movement"));
        body.put("commendationType", row.get("commendation_type"));
        act.data().properties().forEach(entry -> body.put(entry.getKey(), resolve(entry.getValue())));
        body.put("date", act.date().toString());
        return body;
    }

    private Map<String, Object> dated(Act act) {
        Map<String, Object> body = new LinkedHashMap<>();
        act.data().properties().forEach(entry -> body.put(entry.getKey(), resolve(entry.getValue())));
        body.putIfAbsent("date", act.date().toString());
        return body;
    }

    /** {@code "@L-DILINH"} stands for the id of what the file calls L-DILINH. */
    private Object resolve(JsonNode value) {
        if (value.isString() && value.asString().startsWith("@")) {
            return id(value.asString().substring(1));
        }
        if (value.isArray()) {
            List<Object> all = new ArrayList<>();
            value.forEach(one -> all.add(resolve(one)));
            return all;
        }
        if (value.isObject()) {
            Map<String, Object> all = new LinkedHashMap<>();
            value.properties().forEach(entry -> all.put(entry.getKey(), resolve(entry.getValue())));
            return all;
        }
        return value;
    }

    private String nomination(Act act) {
        return "/api/v1/nominations/" + id(act.subject());
    }

    private String id(String name) {
        String id = ids.get(name);
        if (id == null) {
            throw new IllegalStateException("acts.csv speaks of " + name + " before it is made");
        }
        return id;
    }

    private static String verb(Act act) {
        return act.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static byte[] font() {
        try (@Nullable
                InputStream font = PDDocument.class.getResourceAsStream(
                        "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
            if (font == null) {
                throw new IllegalStateException("PDFBox brings no font");
            }
            return font.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A real PDF with one line of text; the papers of 2021 themselves are not public. */
    private static byte[] pdf(String line) {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            PDDocumentInformation information = new PDDocumentInformation();
            information.setTitle(line);
            document.setDocumentInformation(information);
            document.setDocumentId(1L); // the same line makes the same bytes, and so the same document
            try (PDPageContentStream text = new PDPageContentStream(document, page)) {
                text.beginText();
                text.setFont(PDType0Font.load(document, new ByteArrayInputStream(FONT)), 14);
                text.newLineAtOffset(72, 700);
                text.showText(line + " (bản minh họa / demonstration)");
                text.endText();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
