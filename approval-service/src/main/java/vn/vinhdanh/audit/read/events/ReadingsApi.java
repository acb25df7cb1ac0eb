package vn.vinhdanh.audit.read.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.audit.read.events.EventsApi.EventJson;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.audit.AuditorRead;
import vn.vinhdanh.events.audit.ReadingWay;
import vn.vinhdanh.eventstore.EventLog;
import vn.vinhdanh.eventstore.LoggedEvent;

/** What auditors looked at, took away, replayed and verified; the newest first. */
@RestController
class ReadingsApi {

    private static final String READ = AuditorRead.class.getSimpleName();

    private final EventsApi events;
    private final EventLog log;
    private final JdbcClient jdbc;

    ReadingsApi(EventsApi events, EventLog log, JdbcClient jdbc) {
        this.events = events;
        this.log = log;
        this.jdbc = jdbc;
    }

    /**
     * One reading.
     *
     * @param what the pattern of the address
     * @param address as it was asked for; {@value Protected#ERASED} once the auditor has been erased
     * @param ref of the case that was read
     * @param auditor who read
     */
    record ReadingJson(
            long position,
            ReadingWay way,
            String what,
            String address,
            @Nullable String nomination,
            @Nullable String ref,
            @Nullable String account,
            String auditor,
            LocalDate on,
            Instant recordedAt) {}

    /**
     * @param nomination whose case was read
     * @param auditor who read
     */
    @GetMapping("/api/v1/audit/readings")
    Page<ReadingJson> readings(
            @RequestParam(name = "case") @Nullable NominationId nomination,
            @RequestParam @Nullable PersonId auditor,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate until,
            Paging paging,
            ReadAt at,
            SignedIn who) {
        EventQuestion question =
                new EventQuestion(READ, nomination, null, null, auditor, null, null, null, from, until);
        Page<EventJson> found = events.find(question, paging, at, who);
        Map<Long, AuditorRead> read = read(found.items());
        Map<String, String> refs = refs(found.items());
        return found.map(event -> json(event, Objects.requireNonNull(read.get(event.position())), refs));
    }

    /** The search knows no secrets, so what was asked for is read from the log itself. */
    private Map<Long, AuditorRead> read(List<EventJson> events) {
        if (events.isEmpty()) {
            return Map.of();
        }
        List<String> readings = events.stream().map(EventJson::aggregate).toList();
        long newest = events.get(0).position();
        return log.of(readings, 0, newest, readings.size()).stream()
                .collect(Collectors.toMap(LoggedEvent::position, event ->
                        (AuditorRead) event.payload().get()));
    }

    private Map<String, String> refs(List<EventJson> events) {
        Map<String, String> refs = new HashMap<>();
        jdbc.sql("select nomination, ref from approval.cases where nomination in (:nominations) and valid_to = "
                        + Long.MAX_VALUE)
                .param(
                        "nominations",
                        Stream.concat(Stream.of(""), events.stream().map(EventJson::nomination))
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList())
                .query(row -> {
                    refs.put(row.getString(1), row.getString(2));
                });
        return refs;
    }

    private static ReadingJson json(EventJson event, AuditorRead read, Map<String, String> refs) {
        return new ReadingJson(
                event.position(),
                read.way(),
                read.what(),
                read.address().orElse(Protected.ERASED),
                event.nomination(),
                refs.get(event.nomination()),
                event.account(),
                read.by().person().value(),
                event.on(),
                event.recordedAt());
    }
}
