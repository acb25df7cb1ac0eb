package vn.vinhdanh.approval.write;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Outcome;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.SessionId;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;

/** The sessions of a council over HTTP: its secretary convenes, records, tallies and closes. */
@RestController
class SessionWriteApi {

    private static final String SESSION = "/api/v1/sessions/{session}/";

    private final CommandGateway commands;
    private final Repository<CouncilSession> sessions;
    private final Offices offices;
    private final DeclaredConflicts conflicts;

    SessionWriteApi(
            CommandGateway commands,
            Repository<CouncilSession> sessions,
            Offices offices,
            DeclaredConflicts conflicts) {
        this.commands = commands;
        this.sessions = sessions;
        this.offices = offices;
        this.conflicts = conflicts;
    }

    /**
     * @param council the body whose council meets
     * @param date of the session: today or later, or a past one where the caller may record the past
     */
    record Convening(
            @NotNull UnitId council,
            @NotNull LocalDate date,
            @NotEmpty @Size(max = 500) List<@NotNull NominationId> cases) {}

    @PostMapping("/api/v1/sessions")
    ResponseEntity<Map<String, Object>> convene(@RequestBody @Valid Convening form, ApiWrite write) {
        return write.run(HttpStatus.CREATED, () -> convened(form, write));
    }

    Outcome convened(Convening form, ApiWrite write) {
        LocalDate on = form.date().isAfter(write.today()) ? write.today() : write.on(form.date());
        Actor by = offices.atStep(write.who(), StepKind.COUNCIL, form.council(), on);
        SessionId session = new SessionId(Id.next());
        long version = commands.sendAndWait(new ConveneSession(
                session,
                form.council(),
                form.date(),
                offices.council(form.council(), form.date()),
                form.cases().stream().map(CaseId::of).toList(),
                by,
                on));
        return Outcome.of(session.value(), version).at("/api/v1/sessions/" + session.value());
    }

    record Attendance(
            @NotNull @Size(max = 500) List<@NotNull PersonId> present,
            @Nullable LocalDate date) {}

    @PostMapping(SESSION + "attendance")
    ResponseEntity<Map<String, Object>> attendance(
            @PathVariable SessionId session, @RequestBody @Valid Attendance form, ApiWrite write) {
        return write.run(HttpStatus.OK, () -> attended(session, form, write));
    }

    Outcome attended(SessionId session, Attendance form, ApiWrite write) {
        LocalDate on = write.on(form.date());
        long version = write.requireVersion();
        Actor by = secretary(session, version, write.who(), on);
        return done(session, new RecordAttendance(session, version, form.present(), by, on));
    }

    /**
     * @param passed the council's conclusion, needed where no threshold is set
     * @param conclusion its words; PASSED or NOT_PASSED says the same as {@code passed}
     */
    record Tallying(
            @JsonProperty("case") @NotNull NominationId item,

            @JsonProperty("for") @NotNull @Min(0) @Max(10_000)
            Integer inFavour,

            @NotNull @Min(0) @Max(10_000) Integer against,
            @NotNull @Min(0) @Max(10_000) Integer blank,
            @Nullable Boolean passed,
            @Size(max = 4_000) @Nullable String conclusion,
            @Nullable LocalDate date) {

        @Nullable
        Boolean concluded() {
            if (passed != null || conclusion == null) {
                return passed;
            }
            return switch (conclusion) {
                case "PASSED" -> true;
                case "NOT_PASSED" -> false;
                default -> null;
            };
        }
    }

    @PostMapping(SESSION + "tally")
    ResponseEntity<Map<String, Object>> tally(
            @PathVariable SessionId session, @RequestBody @Valid Tallying form, ApiWrite write) {
        return write.run(HttpStatus.OK, () -> tallied(session, form, write));
    }

    Outcome tallied(SessionId session, Tallying form, ApiWrite write) {
        return tallied(session, write.requireVersion(), form, write);
    }

    Outcome tallied(SessionId session, long version, Tallying form, ApiWrite write) {
        LocalDate on = write.on(form.date());
        Actor by = secretary(session, version, write.who(), on);
        conflicts.permit(CaseId.of(form.item()), by);
        return done(
                session,
                new TallyItem(
                        session,
                        version,
                        CaseId.of(form.item()),
                        form.inFavour(),
                        form.against(),
                        form.blank(),
                        form.concluded(),
                        form.conclusion(),
                        by,
                        on));
    }

    record Closing(@Nullable LocalDate date) {}

    @PostMapping(SESSION + "close")
    ResponseEntity<Map<String, Object>> close(
            @PathVariable SessionId session, @RequestBody @Valid Closing form, ApiWrite write) {
        return write.run(HttpStatus.OK, () -> closed(session, form, write));
    }

    Outcome closed(SessionId session, Closing form, ApiWrite write) {
        LocalDate on = write.on(form.date());
        long version = write.requireVersion();
        Actor by = secretary(session, version, write.who(), on);
        return done(session, new CloseSession(session, version, by, on));
    }

    /** Who acts for the session: its body's secretary, in a version that they have seen. */
    private Actor secretary(SessionId session, long version, SignedIn who, LocalDate on) {
        UnitId body;
        long now;
        try {
            var loaded = sessions.load(session.toString());
            body = loaded.invoke(CouncilSession::body);
            now = loaded.version();
        } catch (AggregateNotFoundException e) {
            throw SessionRefusals.unknown();
        }
        if (offices.ofBody(who, body, on).isEmpty()) {
            throw SessionRefusals.unknown();
        }
        if (now != version) {
            throw CaseRefusals.stale();
        }
        return offices.atStep(who, StepKind.COUNCIL, body, on);
    }

    private Outcome done(SessionId session, Object command) {
        long version = commands.sendAndWait(command);
        return Outcome.of(session.value(), version);
    }
}
