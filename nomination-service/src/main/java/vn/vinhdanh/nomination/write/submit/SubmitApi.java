package vn.vinhdanh.nomination.write.submit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.nomination.write.Submitting;

/** A clerk files a nomination, answers a return, withdraws; one by one or many at once. */
@RestController
class SubmitApi {

    private final Submitting submitting;

    SubmitApi(Submitting submitting) {
        this.submitting = submitting;
    }

    /** @param date the business date; today by default */
    record Act(@Nullable LocalDate date) {}

    enum Verb {
        submit,
        withdraw
    }

    record Item(@NotNull NominationId id, @NotNull Long version) {}

    record Bulk(
            @NotNull Verb verb,
            @NotEmpty @Size(max = 500) List<@NotNull @Valid Item> items,
            @Nullable LocalDate date) {}

    @PostMapping("/api/v1/nominations/{id}/submit")
    ResponseEntity<Map<String, Object>> submit(
            @PathVariable NominationId id, @RequestBody(required = false) @Nullable Act act, ApiWrite write) {
        return write.run(HttpStatus.OK, () -> submitting.submit(id, write.requireVersion(), write, on(act, write)));
    }

    @PostMapping("/api/v1/nominations/{id}/resubmit")
    ResponseEntity<Map<String, Object>> resubmit(
            @PathVariable NominationId id, @RequestBody(required = false) @Nullable Act act, ApiWrite write) {
        return write.run(HttpStatus.OK, () -> submitting.resubmit(id, write.requireVersion(), write, on(act, write)));
    }

    @PostMapping("/api/v1/nominations/{id}/withdraw")
    ResponseEntity<Map<String, Object>> withdraw(
            @PathVariable NominationId id, @RequestBody(required = false) @Nullable Act act, ApiWrite write) {
        return write.run(HttpStatus.OK, () -> submitting.withdraw(id, write.requireVersion(), write, on(act, write)));
    }

    /** Each in a write of its own: what one is refused, the others are not. */
    @PostMapping("/api/v1/nominations:bulk")
    ResponseEntity<Map<String, Object>> bulk(@RequestBody @Valid Bulk bulk, ApiWrite write) {
        return write.each(HttpStatus.OK, bulk.items(), item -> {
            LocalDate on = write.on(bulk.date());
            return switch (bulk.verb()) {
                case submit -> submitting.submit(item.id(), item.version(), write, on);
                case withdraw -> submitting.withdraw(item.id(), item.version(), write, on);
            };
        });
    }

    private static LocalDate on(@Nullable Act act, ApiWrite write) {
        return write.on(act == null ? null : act.date());
    }
}
