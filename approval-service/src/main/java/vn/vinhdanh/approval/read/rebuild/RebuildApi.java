package vn.vinhdanh.approval.read.rebuild;

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
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.eventstore.view.View;

/** Rebuilding a view while it goes on, by an administrator. */
@RestController
class RebuildApi {

    private static final String JOBS = "/api/v1/views/rebuilds/";

    private final Rebuilds rebuilds;
    private final Offices offices;

    RebuildApi(Rebuilds rebuilds, Offices offices) {
        this.rebuilds = rebuilds;
        this.offices = offices;
    }

    /** A job as every long work answers it. */
    record JobJson(
            String id,
            String view,
            Rebuilds.State state,
            int done,
            int total,
            @Nullable String result) {}

    @PostMapping("/api/v1/views/{name}/rebuild")
    ResponseEntity<Map<String, Object>> rebuild(@PathVariable String name, ApiWrite write) {
        ResponseEntity<Map<String, Object>> answer = write.run(HttpStatus.ACCEPTED, () -> {
            offices.requireAdministrator(write.who(), write.today());
            View view = rebuilds.view(name)
                    .orElseThrow(() -> Refusal.notFound(
                            "Không có khung nhìn %s.".formatted(name), "There is no view %s.".formatted(name)));
            String job = rebuilds.ask(view, write.who());
            return Outcome.of(job).at(JOBS + job).with("view", name);
        });
        Map<String, Object> body = answer.getBody();
        if (body != null && !write.isDryRun()) {
            rebuilds.start(String.valueOf(body.get("id")));
        }
        return answer;
    }

    @GetMapping(JOBS + "{job}")
    JobJson job(@PathVariable String job, SignedIn who) {
        offices.requireAdministrator(who, offices.today());
        return rebuilds.find(job)
                .map(found -> new JobJson(
                        found.id(),
                        found.view(),
                        found.state(),
                        found.state() == Rebuilds.State.DONE ? 1 : 0,
                        1,
                        found.problem()))
                .orElseThrow(() -> Refusal.notFound("Không có việc này.", "There is no such job."));
    }
}
