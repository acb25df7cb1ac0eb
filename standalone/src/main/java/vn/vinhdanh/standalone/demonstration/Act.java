package vn.vinhdanh.standalone.demonstration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * One line of {@code acts.csv}: who did what to which nomination (or letter, session, decision) on which day.
 *
 * @param subject the nomination's reference, or the name under which this file speaks of a letter, session or decision
 * @param occurrence the how-many-th act of this kind on this subject, for a key that never changes
 */
record Act(String subject, Kind kind, String account, LocalDate date, JsonNode data, int occurrence) {

    enum Kind {
        LETTER,
        LETTER_DOCUMENT,
        DRAFT,
        DOCUMENT,
        SUBMIT,
        RESUBMIT,
        WITHDRAW,
        ACCEPT,
        REQUEST_SUPPLEMENT,
        APPRAISE,
        CONSULT,
        CONVENE,
        TALLY,
        CLOSE,
        FORWARD,
        REJECT,
        DECIDE,
        SIGN,
        PUBLISH
    }

    String key() {
        return "dilinh2021/%s/%s/%d".formatted(subject, kind, occurrence);
    }

    /** Acts of one kind, account and day on different subjects can be played side by side. */
    boolean besides(Act other) {
        return kind == other.kind && account.equals(other.account) && date.equals(other.date);
    }

    static List<Act> read(String resource) {
        JsonMapper json = JsonMapper.builder().build();
        Map<String, Integer> occurrences = new HashMap<>();
        List<Act> acts = new ArrayList<>();
        for (Map<String, String> row : table(resource)) {
            Kind kind = Kind.valueOf(column(row, "act"));
            String subject = column(row, "nomination");
            int occurrence = occurrences.merge(subject + "/" + kind, 1, Integer::sum);
            String data = row.getOrDefault("data", "");
            acts.add(new Act(
                    subject,
                    kind,
                    column(row, "account"),
                    LocalDate.parse(column(row, "date")),
                    data.isBlank() ? json.createObjectNode() : json.readTree(data),
                    occurrence));
        }
        return acts;
    }

    static String column(Map<String, String> row, String name) {
        return Objects.requireNonNull(row.get(name), () -> "no column " + name);
    }

    static List<Map<String, String>> table(String resource) {
        try (InputStream in = Act.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            try (var rows = CsvMapper.builder()
                    .build()
                    .readerFor(Map.class)
                    .with(CsvSchema.emptySchema().withHeader())
                    .<Map<String, String>>readValues(in)) {
                return rows.readAll();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
