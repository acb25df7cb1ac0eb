package vn.vinhdanh.decision.write;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import vn.vinhdanh.approval.write.CaseRefusals;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.DecisionId;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;

/** Decisions over HTTP: the head puts cases together, signs, publishes, corrects. */
@RestController
class DecisionWriteApi {

    private static final String DECISION = "/api/v1/decisions/{decision}/";

    private final CommandGateway commands;
    private final Repository<Decision> decisions;
    private final Offices offices;
    private final SigningRules rules;

    DecisionWriteApi(CommandGateway commands, Repository<Decision> decisions, Offices offices, SigningRules rules) {
        this.commands = commands;
        this.decisions = decisions;
        this.offices = offices;
        this.rules = rules;
    }

    record Drafting(
            @NotNull AwardLevel level,
            @NotNull UnitId body,
            @NotEmpty @Size(max = 500) List<@NotNull NominationId> cases,
            @Nullable LocalDate date) {}

    @PostMapping("/api/v1/decisions")
    ResponseEntity<Map<String, Object>> draft(@RequestBody @Valid Drafting form, ApiWrite write) {
        return write.run(HttpStatus.CREATED, () -> drafted(form, write));
    }

    Outcome drafted(Drafting form, ApiWrite write) {
        LocalDate on = write.on(form.date());
        Actor by = offices.require(write.who(), OfficeKind.HEAD, form.body(), on);
        DecisionId decision = new DecisionId(Id.next());
        long version = commands.sendAndWait(new DraftDecision(
                decision,
                form.level(),
                form.body(),
                form.cases().stream().map(CaseId::of).toList(),
                by,
                on));
        return Outcome.of(decision.value(), version).at("/api/v1/decisions/" + decision.value());
    }

    /** @param date of the decision, whose rules govern decider, signer and prize, and of the signature */
    record Signature(
            @NotBlank @Size(max = 60) String number,
            @Nullable LocalDate date) {}

    /** With {@code ?dryRun=true}: the effect on each case, and what stands against it, before anything happens. */
    @PostMapping(DECISION + "sign")
    ResponseEntity<Map<String, Object>> sign(
            @PathVariable DecisionId decision, @RequestBody @Valid Signature form, ApiWrite write) {
        return write.run(HttpStatus.OK, () -> signed(decision, form, write));
    }

    Outcome signed(DecisionId decision, Signature form, ApiWrite write) {
        LocalDate on = write.on(form.date());
        Decision.Draft draft = find(decision, write.who(), on);
        long version = seen(draft, write);
        Actor signer = signer(decision, draft, write.who(), on);
        Signed signed = commands.sendAndWait(new SignDecision(decision, version, form.number(), on, signer, on));
        return Outcome.of(decision.value(), signed.version()).with("effects", signed.effects());
    }

    record OnDay(@Nullable LocalDate date) {}

    @PostMapping(DECISION + "publish")
    ResponseEntity<Map<String, Object>> publish(
            @PathVariable DecisionId decision, @RequestBody @Valid OnDay form, ApiWrite write) {
        return write.run(HttpStatus.OK, () -> published(decision, form, write));
    }

    Outcome published(DecisionId decision, OnDay form, ApiWrite write) {
        LocalDate on = write.on(form.date());
        Decision.Draft draft = find(decision, write.who(), on);
        long version = seen(draft, write);
        return done(decision, new PublishDecision(decision, version, head(draft, write.who(), on), on));
    }

    record Correction(
            @NotBlank @Size(max = 4_000) String correction,
            @Nullable LocalDate date) {}

    @PostMapping(DECISION + "correct")
    ResponseEntity<Map<String, Object>> correct(
            @PathVariable DecisionId decision, @RequestBody @Valid Correction form, ApiWrite write) {
        return write.run(HttpStatus.OK, () -> corrected(decision, form, write));
    }

    Outcome corrected(DecisionId decision, Correction form, ApiWrite write) {
        LocalDate on = write.on(form.date());
        Decision.Draft draft = find(decision, write.who(), on);
        long version = seen(draft, write);
        return done(
                decision, new CorrectDecision(decision, version, form.correction(), head(draft, write.who(), on), on));
    }

    record Striking(
            @JsonProperty("case") @NotNull NominationId item,
            @Nullable LocalDate date) {}

    @PostMapping(DECISION + "strike")
    ResponseEntity<Map<String, Object>> strike(
            @PathVariable DecisionId decision, @RequestBody @Valid Striking form, ApiWrite write) {
        return write.run(HttpStatus.OK, () -> struck(decision, form, write));
    }

    Outcome struck(DecisionId decision, Striking form, ApiWrite write) {
        LocalDate on = write.on(form.date());
        Decision.Draft draft = find(decision, write.who(), on);
        long version = seen(draft, write);
        return done(
                decision, new StrikeCase(decision, version, CaseId.of(form.item()), head(draft, write.who(), on), on));
    }

    /** @throws Refusal NOT_FOUND where there is no such decision, or not for this person */
    private Decision.Draft find(DecisionId decision, SignedIn who, LocalDate on) {
        Decision.Draft draft;
        try {
            draft = decisions.load(decision.toString()).invoke(Decision::draft);
        } catch (AggregateNotFoundException e) {
            throw DecisionRefusals.unknown();
        }
        // A body that is gone has no offices, but whoever drafted the decision may know why it cannot be signed.
        if (offices.ofBody(who, draft.body(), on).isEmpty() && !draft.drafter().equals(who.person())) {
            throw DecisionRefusals.unknown();
        }
        return draft;
    }

    private static long seen(Decision.Draft draft, ApiWrite write) {
        if (draft.version() != write.requireVersion()) {
            throw CaseRefusals.stale();
        }
        return draft.version();
    }

    /** Publishing and correcting outlive the body: then they are for the one above it. */
    private Actor head(Decision.Draft draft, SignedIn who, LocalDate on) {
        UnitId body = offices.bodyOrAbove(draft.body(), draft.level(), on).orElse(draft.body());
        return offices.require(who, OfficeKind.HEAD, body, on);
    }

    /** Where nobody could sign, the law's reason is told rather than that this person cannot. */
    private Actor signer(DecisionId decision, Decision.Draft draft, SignedIn who, LocalDate date) {
        Optional<Actor> head = offices.find(who, OfficeKind.HEAD, draft.body(), date);
        if (head.isPresent()) {
            return head.get();
        }
        List<Defect> against = rules.against(
                draft.level(), draft.body(), decisions.load(decision.toString()).invoke(Decision::items), date);
        if (!against.isEmpty()) {
            throw Refusal.rule(against.toArray(Defect[]::new));
        }
        return offices.require(who, OfficeKind.HEAD, draft.body(), date);
    }

    private Outcome done(DecisionId decision, Object command) {
        long version = commands.sendAndWait(command);
        return Outcome.of(decision.value(), version);
    }
}
