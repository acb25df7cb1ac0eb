package vn.vinhdanh.audit.read.seals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Outcome;
import vn.vinhdanh.access.reading.Readings;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.Sentence;
import vn.vinhdanh.events.audit.ReadingWay;
import vn.vinhdanh.eventstore.sealing.Finding;
import vn.vinhdanh.eventstore.sealing.KeptCheckpoints;
import vn.vinhdanh.eventstore.sealing.Verification;
import vn.vinhdanh.eventstore.sealing.Verifications;

/** Comparing the whole log with its seals, in the background, for auditors. */
@RestController
class VerificationApi {

    private static final String JOBS = "/api/v1/audit/verifications";

    private final Verifications verifications;
    private final KeptCheckpoints kept;
    private final Offices offices;
    private final Readings readings;

    VerificationApi(Verifications verifications, KeptCheckpoints kept, Offices offices, Readings readings) {
        this.verifications = verifications;
        this.kept = kept;
        this.offices = offices;
        this.readings = readings;
    }

    /** A job as every long work answers it. */
    record JobJson(
            String id,
            Verifications.State state,
            long done,
            long total,
            String askedBy,
            Instant askedAt,
            @Nullable Instant endedAt,
            @Nullable String problem,
            @Nullable ResultJson result) {}

    /**
     * @param good whether everything is as it was sealed
     * @param size how many events were compared
     * @param unsealed how many are too young to be sealed
     * @param damages how many things differ, of which the first are listed
     */
    record ResultJson(
            boolean good,
            long size,
            long position,
            long checkpoints,
            long unsealed,
            long damages,
            List<FindingJson> findings) {}

    /**
     * @param parts what of the event differs
     * @param movedTo where it lies now
     * @param checkpoint the size of the one that it concerns
     */
    record FindingJson(
            Finding.Kind kind,
            @Nullable Long position,
            Finding.@Nullable Event event,
            List<String> parts,
            @Nullable Long movedTo,
            @Nullable Long checkpoint,
            Sentence sentence) {}

    @PostMapping(JOBS)
    ResponseEntity<Map<String, Object>> verify(ApiWrite write) {
        ResponseEntity<Map<String, Object>> answer = write.run(HttpStatus.ACCEPTED, () -> asked(write));
        Map<String, Object> body = answer.getBody();
        if (body != null && !write.isDryRun()) {
            start(String.valueOf(body.get("id")));
        }
        return answer;
    }

    @GetMapping(JOBS + "/{job}")
    JobJson job(@PathVariable String job, SignedIn who) {
        offices.requireAuditor(who, offices.today());
        return verifications
                .find(job)
                .map(VerificationApi::json)
                .orElseThrow(() -> Refusal.notFound("Không có việc này.", "There is no such job."));
    }

    /** Asks for one; nothing happens before {@link #start}. */
    Outcome asked(ApiWrite write) {
        offices.requireAuditor(write.who(), write.today());
        String job = verifications.ask(write.who().account());
        readings.record(write, ReadingWay.VERIFIED, "/audit/seals", "/audit/seals", null);
        return Outcome.of(job).at(JOBS + "/" + job);
    }

    void start(String job) {
        verifications.start(job, kept::read);
    }

    static JobJson json(Verifications.Job job) {
        Verification.Report report = job.report();
        return new JobJson(
                job.id(),
                job.state(),
                job.done(),
                job.total(),
                job.askedBy(),
                job.askedAt(),
                job.endedAt(),
                job.problem(),
                report == null ? null : json(report));
    }

    private static ResultJson json(Verification.Report report) {
        return new ResultJson(
                report.isGood(),
                report.size(),
                report.position(),
                report.checkpoints(),
                report.unsealed(),
                report.damages(),
                report.findings().stream()
                        .map(found -> new FindingJson(
                                found.kind(),
                                found.position(),
                                found.event(),
                                found.parts(),
                                found.movedTo(),
                                found.size(),
                                found.sentence()))
                        .toList());
    }
}
