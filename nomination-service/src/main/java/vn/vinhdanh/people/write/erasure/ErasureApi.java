package vn.vinhdanh.people.write.erasure;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.eventstore.ErasedRemains;

/** Administrators of the whole erase persons, hold their data, and let them go again. */
@RestController
class ErasureApi {

    private final ErasureDesk desk;
    private final ErasedRemains remains;

    ErasureApi(ErasureDesk desk, ErasedRemains remains) {
        this.desk = desk;
        this.remains = remains;
    }

    record Erasure(
            @NotBlank @Size(max = 1000) String ground,
            @NotBlank @Size(max = 300) String legalRef,
            @Nullable LocalDate date) {}

    record Hold(
            @NotBlank @Size(max = 1000) String reason,
            @Nullable @Size(max = 300) String legalRef,
            @Nullable LocalDate date) {}

    record Lift(
            @NotBlank @Size(max = 1000) String reason,
            @Nullable LocalDate date) {}

    @PostMapping("/api/v1/persons/{person}/erase")
    ResponseEntity<Map<String, Object>> erase(
            @PathVariable PersonId person, @RequestBody @Valid Erasure erasure, ApiWrite write) {
        return write.run(
                HttpStatus.OK, () -> desk.erase(person, erasure.ground(), erasure.legalRef(), erasure.date(), write));
    }

    @PostMapping("/api/v1/persons/{person}/legal-hold")
    ResponseEntity<Map<String, Object>> hold(
            @PathVariable PersonId person, @RequestBody @Valid Hold hold, ApiWrite write) {
        return write.run(HttpStatus.OK, () -> desk.hold(person, hold.reason(), hold.legalRef(), hold.date(), write));
    }

    @PostMapping("/api/v1/persons/{person}/legal-hold/lift")
    ResponseEntity<Map<String, Object>> lift(
            @PathVariable PersonId person, @RequestBody @Valid Lift lift, ApiWrite write) {
        return write.run(HttpStatus.OK, () -> desk.lift(person, lift.reason(), lift.date(), write));
    }

    /** The last step, for all who were erased before: takes minutes, and locks table after table meanwhile. */
    @PostMapping("/api/v1/persons:clear-remains")
    Map<String, Object> clearRemains(ApiWrite write) {
        desk.requireAdministrator(write);
        return Map.of("writeAheadLog", remains.clear() ? "CLEARED" : "LEFT");
    }
}
