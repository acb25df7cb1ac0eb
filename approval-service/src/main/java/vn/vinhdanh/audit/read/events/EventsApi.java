package vn.vinhdanh.audit.read.events;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.reading.Export;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.approval.read.ViewJson;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;

/** The search through the whole log, for auditors; the newest first. */
@RestController
class EventsApi {

    private static final int EXPORTED_AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final Offices offices;

    EventsApi(JdbcClient jdbc, Offices offices) {
        this.jdbc = jdbc;
        this.offices = offices;
    }

    /**
     * One event that was found.
     *
     * @param on the business date
     * @param nomination whose case it concerns, where it is one
     */
    record EventJson(
            long position,
            String type,
            String context,
            String aggregate,
            @Nullable String nomination,
            @Nullable String account,
            @Nullable String actor,
            @Nullable String unit,
            LocalDate on,
            Instant recordedAt) {

        private List<String> cells() {
            return Stream.of(position, type, context, aggregate, nomination, account, actor, unit, on, recordedAt)
                    .map(cell -> cell == null ? "" : cell.toString())
                    .toList();
        }
    }

    enum Format {
        NDJSON,
        CSV
    }

    /** Its parameters are those of {@link EventQuestion}. */
    @GetMapping("/api/v1/audit/events")
    Page<EventJson> events(
            @RequestParam @Nullable String type,
            @RequestParam(name = "case") @Nullable NominationId nomination,
            @RequestParam @Nullable UnitId unit,
            @RequestParam @Nullable PersonId person,
            @RequestParam @Nullable PersonId actor,
            @RequestParam @Nullable String account,
            @RequestParam @Nullable String article,
            @RequestParam @Nullable String q,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate until,
            Paging paging,
            ReadAt at,
            SignedIn who) {
        return find(
                new EventQuestion(type, nomination, unit, person, actor, account, article, q, from, until),
                paging,
                at,
                who);
    }

    /** Everything that is found, a line for each event; up to the position at which it was asked. */
    @Export
    @GetMapping("/api/v1/audit/events:export")
    ResponseEntity<StreamingResponseBody> export(
            @RequestParam(defaultValue = "NDJSON") Format format,
            @RequestParam @Nullable String type,
            @RequestParam(name = "case") @Nullable NominationId nomination,
            @RequestParam @Nullable UnitId unit,
            @RequestParam @Nullable PersonId person,
            @RequestParam @Nullable PersonId actor,
            @RequestParam @Nullable String account,
            @RequestParam @Nullable String article,
            @RequestParam @Nullable String q,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate until,
            ReadAt at,
            SignedIn who) {
        offices.requireAuditor(who, offices.today());
        at.await(EventsView.NAME);
        EventQuestion question =
                new EventQuestion(type, nomination, unit, person, actor, account, article, q, from, until);
        boolean csv = format == Format.CSV;
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(csv ? "text/csv;charset=UTF-8" : "application/x-ndjson"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(csv ? "events.csv" : "events.ndjson")
                                .build()
                                .toString())
                .body(out -> {
                    Writer lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                    write(question, at, csv, lines);
                    lines.flush();
                });
    }

    Page<EventJson> find(EventQuestion question, Paging paging, ReadAt at, SignedIn who) {
        offices.requireAuditor(who, offices.today());
        at.await(EventsView.NAME);
        long before = paging.isFirst()
                ? Long.MAX_VALUE
                : Long.parseLong(paging.after().get(0));
        return Page.of(
                page(question, before, paging.fetch(), at), paging, event -> List.of(Long.toString(event.position())));
    }

    private void write(EventQuestion question, ReadAt at, boolean csv, Writer lines) throws IOException {
        if (csv) {
            lines.write("position,type,context,aggregate,nomination,account,actor,unit,on,recorded_at\r\n");
        }
        long before = Long.MAX_VALUE;
        while (true) {
            List<EventJson> page = page(question, before, EXPORTED_AT_ONCE, at);
            for (EventJson event : page) {
                lines.write(csv ? csv(event) : ViewJson.write(event) + "\n");
            }
            if (page.size() < EXPORTED_AT_ONCE) {
                return;
            }
            before = page.get(page.size() - 1).position();
        }
    }

    private List<EventJson> page(EventQuestion question, long before, int limit, ReadAt at) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("before", before);
        parameters.put("limit", limit);
        String sql = sql(question, at, parameters);
        return jdbc.sql(sql)
                .params(parameters)
                .query((row, number) -> new EventJson(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getObject(9, LocalDate.class),
                        row.getObject(10, OffsetDateTime.class).toInstant()))
                .list();
    }

    static String sql(EventQuestion question, ReadAt at, Map<String, Object> parameters) {
        return "select e.position, e.type, e.context, e.aggregate, e.nomination, e.account, e.actor, e.unit, e.held_on,"
                + " e.recorded_at from approval.event e where e.position < :before and " + at.holds("e")
                + question.where(parameters) + " order by e.position desc limit :limit";
    }

    /** A spreadsheet takes a value that begins so for a formula; the apostrophe keeps it text. */
    private static String csv(EventJson event) {
        return event.cells().stream()
                .map(cell -> cell.isEmpty() || "=+-@\t\r".indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell)
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\r\n"));
    }
}
