package vn.vinhdanh.decision.read.decisions;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.decision.AwardGranted;
import vn.vinhdanh.events.decision.CaseStruckFromDecision;
import vn.vinhdanh.events.decision.DecisionCorrected;
import vn.vinhdanh.events.decision.DecisionDrafted;
import vn.vinhdanh.events.decision.DecisionEvent;
import vn.vinhdanh.events.decision.DecisionItem;
import vn.vinhdanh.events.decision.DecisionPublished;
import vn.vinhdanh.events.decision.DecisionSigned;
import vn.vinhdanh.eventstore.view.Fold;
import vn.vinhdanh.eventstore.view.Table;
import vn.vinhdanh.eventstore.view.View;

/** Decisions, from the draft to what was published and corrected, with their cases. */
@Component
public class DecisionsView extends View {

    public static final String NAME = "approval.decisions";

    private final Table<DecisionRow> decisions = table("decisions", DecisionRow.class, "decision");
    private final Table<DecisionItemRow> items = table("decision_item", DecisionItemRow.class, "decision", "nomination")
            .holdsTextOf("person", DecisionItemRow::without);

    public DecisionsView() {
        super(NAME);
        on(DecisionDrafted.class, this::drafted);
        on(
                DecisionEvent.class,
                (e, fold) -> fold.change(decisions, e.decision().value(), row -> row.at(fold.sequence())));
        on(
                CaseStruckFromDecision.class,
                (e, fold) -> fold.remove(
                        items,
                        List.of(e.decision().value(), e.caseId().nomination().value())));
        on(
                DecisionSigned.class,
                (e, fold) -> fold.change(decisions, e.decision().value(), row -> row.signed(e)));
        on(
                AwardGranted.class,
                (e, fold) -> fold.change(
                        items, List.of(e.decision().value(), e.nomination().value()), row -> row.granted(e)));
        on(
                DecisionPublished.class,
                (e, fold) -> fold.change(decisions, e.decision().value(), row -> row.published(e.on())));
        on(
                DecisionCorrected.class,
                (e, fold) -> fold.change(decisions, e.decision().value(), row -> row.corrected(e)));
    }

    private void drafted(DecisionDrafted e, Fold fold) {
        String decision = e.decision().value();
        fold.put(
                decisions,
                new DecisionRow(
                        decision,
                        fold.sequence(),
                        e.level(),
                        e.body().value(),
                        DecisionRow.State.DRAFT,
                        e.on(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
        int ordinal = 0;
        for (DecisionItem item : e.items()) {
            PersonId person = item.recipient().person();
            fold.put(
                    items,
                    new DecisionItemRow(
                            decision,
                            item.nomination().value(),
                            ordinal++,
                            item.ref(),
                            item.code(),
                            item.recipient().kind(),
                            person == null ? null : person.value(),
                            item.recipient().name().orElse(Protected.ERASED),
                            item.recipient().unit().value(),
                            null,
                            null,
                            null));
        }
    }
}
