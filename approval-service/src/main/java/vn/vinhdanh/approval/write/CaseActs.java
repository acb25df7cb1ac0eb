package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Outcome;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.approval.write.CaseForm.Appraisal;
import vn.vinhdanh.approval.write.CaseForm.Consultation;
import vn.vinhdanh.approval.write.CaseForm.RecusalLifting;
import vn.vinhdanh.approval.write.CaseForm.Reopening;
import vn.vinhdanh.approval.write.CaseForm.Transferring;
import vn.vinhdanh.approval.write.CaseForm.WithReason;
import vn.vinhdanh.approval.write.CaseForm.WithReasons;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;

/** Does one act on one case, for one case alone and for many: who may, in which office, by which command. */
@Component
class CaseActs {

    private final CommandGateway commands;
    private final Desks desks;
    private final Offices offices;
    private final DeclaredConflicts conflicts;
    private final DossierRules rules;

    CaseActs(CommandGateway commands, Desks desks, Offices offices, DeclaredConflicts conflicts, DossierRules rules) {
        this.commands = commands;
        this.desks = desks;
        this.offices = offices;
        this.conflicts = conflicts;
        this.rules = rules;
    }

    /** To be called inside the write. */
    Outcome act(CaseVerb verb, NominationId nomination, long version, CaseForm form, ApiWrite write) {
        LocalDate on = write.on(form.date());
        CaseId id = CaseId.of(nomination);
        SignedIn who = write.who();
        if (verb == CaseVerb.TRANSFER) {
            Transferring chosen = (Transferring) form;
            Actor by = free(id, desks.administrator(id, version, who, on));
            return done(
                    nomination,
                    new TransferCase(id, version, chosen.to(), chosen.reason().stated(), by, on));
        }
        Desk desk = desks.find(id, who, on).at(version);
        StepKind step = desk.atStep();
        UnitId body = desk.body();
        return switch (verb) {
            case ACCEPT -> {
                Accepted accepted = commands.sendAndWait(
                        new AcceptIntake(id, version, free(id, offices.atStep(who, StepKind.INTAKE, body, on)), on));
                yield with(accepted, Outcome.of(nomination.value(), accepted.version()));
            }
            case REQUEST_SUPPLEMENT ->
                done(
                        nomination,
                        new RequestSupplement(
                                id,
                                version,
                                ((WithReasons) form)
                                        .reasons().stream()
                                                .map(CaseForm.ReasonForm::stated)
                                                .toList(),
                                free(id, offices.atStepOrHead(who, step, body, on)),
                                on));
            case APPRAISE -> {
                Appraisal appraisal = (Appraisal) form;
                yield done(
                        nomination,
                        new Appraise(
                                id,
                                version,
                                appraisal.recommendation(),
                                appraisal.findings(),
                                appraisal.settled(),
                                free(id, offices.atStep(who, StepKind.APPRAISAL, body, on)),
                                on));
            }
            case CONSULT -> {
                Consultation consultation = (Consultation) form;
                yield done(
                        nomination,
                        new RecordConsultation(
                                id,
                                version,
                                consultation.from(),
                                consultation.until(),
                                consultation.result(),
                                free(id, offices.atStep(who, step, body, on)),
                                on));
            }
            case RECUSE -> {
                Actor by = offices.ofBody(who, body, on).orElseGet(() -> offices.require(who, step.office(), body, on));
                yield done(nomination, new Recuse(id, version, reason(form), by, on));
            }
            case TAKE -> done(nomination, new TakeStep(id, version, free(id, offices.atStep(who, step, body, on)), on));
            case RELEASE ->
                done(nomination, new ReleaseStep(id, version, offices.atStepOrHead(who, step, body, on), on));
            case LIFT_RECUSAL -> {
                RecusalLifting lifting = (RecusalLifting) form;
                yield done(
                        nomination,
                        new LiftRecusal(
                                id,
                                version,
                                lifting.member(),
                                lifting.reason().stated(),
                                free(id, head(who, body, on)),
                                on));
            }
            case HOLD ->
                done(
                        nomination,
                        new HoldCase(
                                id, version, reason(form), free(id, offices.atStepOrHead(who, step, body, on)), on));
            case LIFT_HOLD ->
                done(nomination, new LiftHold(id, version, free(id, offices.atStepOrHead(who, step, body, on)), on));
            case FORWARD -> {
                Actor by = free(id, head(who, body, on));
                Dossier dossier = desks.dossier(id);
                if (dossier != null) {
                    rules.mayEnter(dossier, on);
                }
                commands.sendAndWait(new ForwardCase(id, version, by, on));
                // The body above may be no more; then whoever took over from it has the case at once.
                yield done(nomination, new MoveOn(id, on));
            }
            case REJECT ->
                done(nomination, new RefuseAward(id, version, reason(form), free(id, head(who, body, on)), on));
            case RETURN_WRONG_ROUTE ->
                done(
                        nomination,
                        new ReturnWrongRoute(
                                id, version, reason(form), free(id, offices.atStep(who, step, body, on)), on));
            case REOPEN -> {
                Reopening reopening = (Reopening) form;
                yield done(
                        nomination,
                        new ReopenStep(
                                id,
                                version,
                                reopening.step(),
                                reopening.reason().stated(),
                                free(id, head(who, body, on)),
                                on));
            }
            case TRANSFER -> throw new IllegalStateException("An administrator acts beside the desks");
        };
    }

    /** What a repeated request is answered beside id and version. */
    Outcome again(CaseVerb verb, NominationId nomination, Outcome outcome) {
        if (verb != CaseVerb.ACCEPT) {
            return outcome;
        }
        Accepted accepted = commands.sendAndWait(new RecallReceipt(CaseId.of(nomination), outcome.version()));
        return accepted == null ? outcome : with(accepted, outcome);
    }

    private static Outcome with(Accepted accepted, Outcome outcome) {
        Outcome told = outcome.with("receipt", accepted.receipt());
        return accepted.due() == null ? told : told.with("due", accepted.due());
    }

    /** @throws Refusal FORBIDDEN where they have declared a conflict of interest, or whom they act for has */
    private Actor free(CaseId id, Actor by) {
        return conflicts.permit(id, by);
    }

    /** @throws Refusal FORBIDDEN where the person is not the head */
    private Actor head(SignedIn who, UnitId body, LocalDate on) {
        return offices.require(who, OfficeKind.HEAD, body, on);
    }

    private static StatedReason reason(CaseForm form) {
        return ((WithReason) form).reason().stated();
    }

    private Outcome done(NominationId nomination, Object command) {
        long version = commands.sendAndWait(command);
        return Outcome.of(nomination.value(), version);
    }
}
