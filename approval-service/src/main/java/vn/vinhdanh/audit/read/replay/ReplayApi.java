package vn.vinhdanh.audit.read.replay;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Outcome;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.reading.Readings;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.audit.ReadingWay;
import vn.vinhdanh.eventstore.EventLog;
import vn.vinhdanh.eventstore.view.View;
import vn.vinhdanh.eventstore.view.ViewVerdict;

/** Replays over HTTP, for auditors. */
@RestController
class ReplayApi {

    private static final String REPLAYS = "/api/v1/audit/replays";

    private final Replays replays;
    private final ReplayWork work;
    private final EventLog log;
    private final Offices offices;
    private final Readings readings;
    private final List<View> views;

    ReplayApi(Replays replays, ReplayWork work, EventLog log, Offices offices, Readings readings, List<View> views) {
        this.replays = replays;
        this.work = work;
        this.log = log;
        this.offices = offices;
        this.readings = readings;
        this.views = views;
    }

    /**
     * @param scope {@code ALL}, {@code LEVEL:<level>} or {@code NOMINATION:<id>}
     * @param until up to what was recorded by then; now where neither this nor a position is given
     * @param position up to that position
     */
    record Asked(
            @NotBlank @Size(max = 120) String scope,
            @Nullable Instant until,
            @PositiveOrZero @Nullable Long position) {}

    /**
     * @param done the position that has been reached, of {@code total}
     * @param verdict null until it is done
     * @param differing how many versions of rows differ altogether; of them the first hundred are told
     * @param valuesKept whether the differences still say what the rows hold
     */
    record ReplayJson(
            String id,
            String scope,
            long upTo,
            Instant upToAt,
            String askedBy,
            Instant askedAt,
            Replay.State state,
            long done,
            long total,
            ProgressJson progress,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            Replay.@Nullable Verdict verdict,
            long differing,
            List<ViewVerdict.Difference> differences,
            boolean valuesKept,
            List<ViewVerdict.Fault> faults,
            List<ComparedView> views,
            @Nullable String problem) {}

    /**
     * @param rate events in a second
     * @param views how many have their verdict, of {@code viewsInAll}
     */
    record ProgressJson(
            Replay.@Nullable Phase phase,
            long events,
            long rate,
            @Nullable Long secondsLeft,
            int views,
            int viewsInAll) {}

    /** @param versions how many versions of rows the log gives */
    record ComparedView(String view, long versions, long differing, boolean matches) {}

    @PostMapping(REPLAYS)
    ResponseEntity<Map<String, Object>> ask(@RequestBody @Valid Asked form, ApiWrite write) {
        ResponseEntity<Map<String, Object>> answer = write.run(HttpStatus.ACCEPTED, () -> asked(form, write));
        work.look();
        return answer;
    }

    Outcome asked(Asked form, ApiWrite write) {
        offices.requireAuditor(write.who(), write.today());
        ReplayScope scope = ReplayScope.parse(form.scope());
        long upTo = upTo(form);
        NominationId nomination = scope.nomination();
        if (nomination != null && isUnknown(nomination, upTo)) {
            throw Refusal.rule(Defect.of(
                            "UNKNOWN_NOMINATION",
                            "Đến lúc đó nhật ký chưa có đề nghị %s.".formatted(nomination.value()),
                            "Up to then the log knows no nomination %s.".formatted(nomination.value()))
                    .at("/scope"));
        }
        List<View> concerned = scope.of(views);
        if (concerned.isEmpty()) {
            throw Refusal.rule(
                    Defect.of("NO_VIEWS", "Cấp này không có khung nhìn riêng.", "There is no view of this level alone.")
                            .at("/scope"));
        }
        String id = replays.ask(scope, upTo, concerned.size(), write.who());
        readings.record(write, ReadingWay.REPLAYED, "/audit/replays", "/audit/replays/" + id, nomination);
        return Outcome.of(id)
                .at(REPLAYS + "/" + id)
                .with("scope", scope.toString())
                .with("upTo", upTo);
    }

    private boolean isUnknown(NominationId nomination, long upTo) {
        return log.of(List.of(nomination.toString(), CaseId.of(nomination).toString()), 0, upTo, 1)
                .isEmpty();
    }

    private long upTo(Asked form) {
        Instant until = form.until();
        Long position = form.position();
        if (until != null && position != null) {
            throw Refusal.malformed(Defect.of(
                            "UNTIL_OR_POSITION",
                            "Chỉ chọn một trong hai: thời điểm hoặc vị trí.",
                            "Give an instant or a position, not both.")
                    .at("/position"));
        }
        if (until != null) {
            return log.positionAt(until);
        }
        long head = log.head();
        if (position != null && position > head) {
            throw Refusal.rule(Defect.of(
                            "POSITION_AHEAD",
                            "Nhật ký mới đến vị trí %d.".formatted(head),
                            "The log has come to position %d only.".formatted(head))
                    .at("/position"));
        }
        return position == null ? head : position;
    }

    @GetMapping(REPLAYS)
    Page<ReplayJson> list(Paging paging, SignedIn who) {
        offices.requireAuditor(who, offices.today());
        return Page.of(
                        replays.list(paging.isFirst() ? null : paging.after().get(0), paging.fetch()),
                        paging,
                        replay -> List.of(replay.id()))
                .map(this::json);
    }

    @GetMapping(REPLAYS + "/{replay}")
    ReplayJson get(@PathVariable String replay, SignedIn who) {
        offices.requireAuditor(who, offices.today());
        return json(replays.find(replay).orElseThrow(ReplayApi::unknown));
    }

    /** Cancelling one that was cancelled is done; one that has ended otherwise has its verdict. */
    @PostMapping(REPLAYS + "/{replay}/cancel")
    ResponseEntity<Map<String, Object>> cancel(@PathVariable String replay, ApiWrite write) {
        return write.run(HttpStatus.ACCEPTED, () -> cancelled(replay, write));
    }

    Outcome cancelled(String replay, ApiWrite write) {
        offices.requireAuditor(write.who(), write.today());
        if (replays.find(replay).isEmpty()) {
            throw unknown();
        }
        if (!replays.cancel(replay)) {
            throw Refusal.state(
                    Defect.of("REPLAY_ENDED", "Lần dựng lại này đã kết thúc.", "This replay has ended already."));
        }
        return Outcome.of(replay);
    }

    private static Refusal unknown() {
        return Refusal.notFound("Không có lần dựng lại này.", "There is no such replay.");
    }

    private ReplayJson json(Replay replay) {
        return new ReplayJson(
                replay.id(),
                replay.scope().toString(),
                replay.upTo(),
                log.recordedAt(replay.upTo()),
                replay.askedBy(),
                replay.askedAt(),
                replay.state(),
                replay.state() == Replay.State.DONE ? replay.upTo() : replay.position(),
                replay.upTo(),
                new ProgressJson(
                        replay.phase(),
                        replay.events(),
                        replay.rate(),
                        replay.secondsLeft(),
                        replay.verdicts().size(),
                        replay.views()),
                replay.startedAt(),
                replay.endedAt(),
                replay.verdict(),
                replay.differing(),
                replay.differences(),
                replay.valuesKept(),
                replay.faults(),
                replay.verdicts().stream()
                        .map(each -> new ComparedView(each.view(), each.versions(), each.differing(), each.matches()))
                        .toList(),
                replay.problem());
    }
}
