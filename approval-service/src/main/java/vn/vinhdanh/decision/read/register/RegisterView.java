package vn.vinhdanh.decision.read.register;

import org.springframework.stereotype.Component;
import vn.vinhdanh.approval.read.Folding;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.decision.AwardGranted;
import vn.vinhdanh.events.decision.AwardRevoked;
import vn.vinhdanh.events.decision.DecisionCorrected;
import vn.vinhdanh.events.decision.DecisionPublished;
import vn.vinhdanh.events.decision.DecisionSigned;
import vn.vinhdanh.eventstore.view.Fold;
import vn.vinhdanh.eventstore.view.Table;
import vn.vinhdanh.eventstore.view.View;

/** The register of awards: what was granted, by which decision, and whether it still holds. */
@Component
public class RegisterView extends View {

    public static final String NAME = "approval.register";

    private final Table<RegisterRow> register =
            table("register", RegisterRow.class, "award_id").holdsTextOf("person", RegisterRow::without);
    private final Table<RegisterDecisionRow> decisions =
            table("register_decision", RegisterDecisionRow.class, "decision");

    public RegisterView() {
        super(NAME);
        on(
                DecisionSigned.class,
                (e, fold) ->
                        fold.put(decisions, new RegisterDecisionRow(e.decision().value(), null, null, null)));
        on(AwardGranted.class, this::granted);
        on(
                DecisionPublished.class,
                (e, fold) -> fold.change(decisions, e.decision().value(), row -> row.published(e.on())));
        on(
                DecisionCorrected.class,
                (e, fold) ->
                        fold.change(decisions, e.decision().value(), row -> row.corrected(e.correction(), e.on())));
        on(
                AwardRevoked.class,
                (e, fold) -> fold.change(register, e.award().value(), row -> row.revoked(e.ground(), e.on())));
    }

    private void granted(AwardGranted e, Fold fold) {
        PersonId person = e.recipient().person();
        String recipient = e.recipient().name().orElse(Protected.ERASED);
        fold.put(
                register,
                new RegisterRow(
                        e.award().value(),
                        e.nomination().value(),
                        e.decision().value(),
                        e.ref(),
                        e.code(),
                        e.level(),
                        e.body().value(),
                        e.recipient().kind(),
                        person == null ? null : person.value(),
                        recipient,
                        e.recipient().unit().value(),
                        e.number(),
                        e.date(),
                        e.signerTitle(),
                        e.verificationCode(),
                        e.prize(),
                        e.regulation(),
                        RegisterRow.Status.VALID,
                        null,
                        null,
                        Folding.searched(recipient, e.number(), e.ref())));
    }
}
