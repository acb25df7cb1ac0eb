package vn.vinhdanh.approval.write;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Outcome;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.ConflictId;
import vn.vinhdanh.events.ConflictsId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;

/** Conflicts of interest over HTTP: who holds an office declares theirs, and a head who is another lifts it. */
@RestController
class ConflictWriteApi {

    private final CommandGateway commands;
    private final DeclaredConflicts conflicts;
    private final Offices offices;

    ConflictWriteApi(CommandGateway commands, DeclaredConflicts conflicts, Offices offices) {
        this.commands = commands;
        this.conflicts = conflicts;
        this.offices = offices;
    }

    /** @param person or {@code unit}: whom or what it is about */
    record Declaration(
            @Nullable PersonId person,
            @Nullable UnitId unit,
            @NotNull @Valid CaseForm.ReasonForm reason,
            @Nullable LocalDate date) {}

    @PostMapping("/api/v1/conflicts")
    ResponseEntity<Map<String, Object>> declare(@RequestBody @Valid Declaration form, ApiWrite write) {
        return write.run(HttpStatus.CREATED, () -> declared(form, write));
    }

    /** To be called inside a write. */
    Outcome declared(Declaration form, ApiWrite write) {
        LocalDate on = write.on(form.date());
        PersonId self = write.who().person();
        if ((form.person() == null) == (form.unit() == null)) {
            throw ConflictRefusals.aboutOneThing();
        }
        if (self.equals(form.person())) {
            throw ConflictRefusals.aboutThemselves();
        }
        if (form.unit() != null
                && offices.organisation().nameOf(form.unit(), on).isEmpty()) {
            throw ConflictRefusals.unknownUnit();
        }
        Actor by = offices.own(write.who(), on).orElseThrow(ConflictRefusals::withoutOffice);
        Conflicts.Told told = commands.sendAndWait(new DeclareConflict(
                ConflictsId.of(self), form.person(), form.unit(), form.reason().stated(), by, on));
        return Outcome.of(told.conflict().value(), told.version());
    }

    record Lifting(
            @NotNull @Valid CaseForm.ReasonForm reason,
            @Nullable LocalDate date) {}

    /** If-Match is that of the person's declarations; a conflict is lifted once, so it may be left out. */
    @PostMapping("/api/v1/conflicts/{conflict}/lift")
    ResponseEntity<Map<String, Object>> lift(
            @PathVariable ConflictId conflict, @RequestBody @Valid Lifting form, ApiWrite write) {
        return write.run(HttpStatus.OK, () -> lifted(conflict, form, write));
    }

    /** To be called inside a write. */
    Outcome lifted(ConflictId conflict, Lifting form, ApiWrite write) {
        LocalDate on = write.on(form.date());
        if (conflict.person().equals(write.who().person())) {
            throw ConflictRefusals.ownConflict();
        }
        Actor by = offices.headOver(write.who(), conflict.person(), on).orElseThrow(ConflictRefusals::unknown);
        conflicts.mayLift(conflict, by);
        long version = commands.sendAndWait(new LiftConflict(
                ConflictsId.of(conflict.person()),
                write.expectedVersion(),
                conflict,
                form.reason().stated(),
                by,
                on));
        return Outcome.of(conflict.value(), version);
    }
}
