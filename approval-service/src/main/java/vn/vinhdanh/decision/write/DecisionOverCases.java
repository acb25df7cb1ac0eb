package vn.vinhdanh.decision.write;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;
import vn.vinhdanh.approval.write.Ahead;
import vn.vinhdanh.approval.write.ApprovalCase;
import vn.vinhdanh.approval.write.CaseClock;
import vn.vinhdanh.approval.write.CaseRefusals;
import vn.vinhdanh.approval.write.DeclaredConflicts;
import vn.vinhdanh.approval.write.HoldCase;
import vn.vinhdanh.approval.write.MoveOn;
import vn.vinhdanh.approval.write.Succession;
import vn.vinhdanh.approval.write.Succession.Next;
import vn.vinhdanh.approval.write.TransferCase;
import vn.vinhdanh.approval.write.UnitNames;
import vn.vinhdanh.approval.write.WithdrawCase;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.DecisionId;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.approval.Stage;
import vn.vinhdanh.events.decision.DecisionItem;

/** Commands that change a decision and its cases in one unit of work, always loading in the order of their ids. */
@Component
class DecisionOverCases {

    private final Repository<Decision> decisions;
    private final Repository<ApprovalCase> cases;
    private final CaseClock clock;
    private final SigningRules rules;
    private final Succession succession;
    private final UnitNames names;
    private final DeclaredConflicts conflicts;

    DecisionOverCases(
            Repository<Decision> decisions,
            Repository<ApprovalCase> cases,
            CaseClock clock,
            SigningRules rules,
            Succession succession,
            UnitNames names,
            DeclaredConflicts conflicts) {
        this.decisions = decisions;
        this.cases = cases;
        this.clock = clock;
        this.rules = rules;
        this.succession = succession;
        this.names = names;
        this.conflicts = conflicts;
    }

    @CommandHandler
    long handle(DraftDecision c) throws Exception {
        List<DecisionItem> items = new ArrayList<>();
        DeclaredConflicts.Of declared = conflicts.of(c.by());
        for (CaseId caseId : c.cases().stream()
                .distinct()
                .sorted(Comparator.comparing(CaseId::value))
                .toList()) {
            Aggregate<ApprovalCase> approvalCase = cases.load(caseId.toString());
            declared.permit(approvalCase.invoke(ApprovalCase::concerned));
            items.add(approvalCase.invoke(a -> a.putTo(c.decision(), c.level(), c.body(), c.by(), c.on(), names)));
        }
        items.sort(Comparator.comparing(DecisionItem::ref));
        return decisions.newInstance(() -> new Decision(c, items)).version();
    }

    /** Whoever signs acts on every case of the decision; that they may is asked of each before anything is written. */
    @CommandHandler
    Signed handle(SignDecision c) {
        Aggregate<Decision> decision = decisions.load(c.decision().toString(), c.version());
        List<Defect> against = new ArrayList<>();
        Map<CaseId, AwardLevel> inPlaceOf = new HashMap<>();
        DeclaredConflicts.Of declared = conflicts.of(c.signer());
        List<DecisionItem> items = decision.invoke(Decision::items);
        for (int i = 0; i < items.size(); i++) {
            DecisionItem item = items.get(i);
            String pointer = "/items/" + i;
            try {
                Aggregate<ApprovalCase> approvalCase = cases.load(item.caseId().toString());
                approvalCase.execute(a -> a.mayBeSigned(c.decision(), c.signer(), c.date()));
                declared.permit(approvalCase.invoke(ApprovalCase::concerned));
                AwardLevel gone = approvalCase.invoke(ApprovalCase::decidedInPlaceOf);
                if (gone != null) {
                    inPlaceOf.put(item.caseId(), gone);
                }
            } catch (Refusal refusal) {
                refusal.defects()
                        .forEach(defect -> against.add(
                                DecisionRefusals.of(item.ref(), defect).at(pointer)));
            }
        }
        if (!against.isEmpty()) {
            throw Refusal.rule(against.toArray(Defect[]::new));
        }
        List<Effect> effects = decision.invoke(d -> d.sign(c, rules, inPlaceOf));
        return new Signed(decision.version(), effects);
    }

    @CommandHandler
    long handle(StrikeCase c) {
        Aggregate<ApprovalCase> approvalCase = cases.load(c.caseId().toString());
        Aggregate<Decision> decision = decisions.load(c.decision().toString(), c.version());
        if (!decision.invoke(d -> d.strike(c.caseId(), c.on()))) {
            throw DecisionRefusals.signedAlready();
        }
        approvalCase.execute(a -> a.takeFrom(c.decision(), c.on()));
        return decision.version();
    }

    @CommandHandler
    long handle(HoldCase c) {
        Aggregate<ApprovalCase> approvalCase = cases.load(c.caseId().toString(), c.version());
        if (!leavesDraft(approvalCase, c.caseId(), c.on())) {
            throw DecisionRefusals.signedAlready();
        }
        return approvalCase.invoke(a -> a.hold(c.reason(), c.by(), c.on(), clock));
    }

    /** A nomination that was withdrawn before it was ever submitted has no case, and needs none. */
    @CommandHandler
    void handle(WithdrawCase c) {
        Aggregate<ApprovalCase> approvalCase;
        try {
            approvalCase = cases.load(c.caseId().toString());
        } catch (AggregateNotFoundException e) {
            return;
        }
        boolean signed = !leavesDraft(approvalCase, c.caseId(), c.on());
        approvalCase.execute(a -> a.withdraw(c.nominationVersion(), signed, c.on()));
    }

    /** Told twice, a case moves once: at its new place there is a body. A signed decision outlives its body. */
    @CommandHandler
    long handle(MoveOn c) {
        Aggregate<ApprovalCase> approvalCase = cases.load(c.caseId().toString());
        return moveOn(approvalCase, c.caseId(), c.on());
    }

    @CommandHandler
    long handle(TransferCase c) {
        Aggregate<ApprovalCase> approvalCase = cases.load(c.caseId().toString(), c.version());
        Ahead ahead = approvalCase.invoke(ApprovalCase::ahead);
        if (ahead == null) {
            throw CaseRefusals.ended();
        }
        Stage to = chosen(c, ahead);
        if (!leavesDraft(approvalCase, c.caseId(), c.on())) {
            throw DecisionRefusals.signedAlready();
        }
        approvalCase.execute(a -> a.transferAsChosen(to, c.reason(), c.by(), c.on(), clock));
        return moveOn(approvalCase, c.caseId(), c.on());
    }

    private Stage chosen(TransferCase c, Ahead ahead) {
        Next next = succession.next(ahead, c.on());
        if (next == null) {
            throw CaseRefusals.bodyExists(names.of(ahead.now().body(), c.on()), c.on());
        }
        Stage to = next instanceof Next.Goes goes ? goes.to() : Succession.at(ahead.now(), c.to());
        List<UnitId> choices = next instanceof Next.Waits waits ? waits.choices() : List.of(to.body());
        if (!choices.contains(c.to())) {
            throw CaseRefusals.notASuccessor(
                    names.of(c.to(), c.on()),
                    choices.stream().map(choice -> names.of(choice, c.on())).toList());
        }
        return to;
    }

    /** From body to body, until there is one that exists or somebody has to choose. */
    private long moveOn(Aggregate<ApprovalCase> approvalCase, CaseId caseId, LocalDate day) {
        Ahead ahead = approvalCase.invoke(ApprovalCase::ahead);
        while (ahead != null && !approvalCase.invoke(ApprovalCase::awaitsTransfer)) {
            LocalDate on = approvalCase.invoke(a -> a.notBeforeLastAct(day));
            Next next = succession.next(ahead, on);
            if (next == null || !leavesDraft(approvalCase, caseId, on)) {
                break;
            }
            if (next instanceof Next.Goes goes) {
                approvalCase.execute(a -> a.transfer(goes.to(), goes.reason(), null, on, clock));
            } else if (next instanceof Next.Waits waits) {
                approvalCase.execute(a -> a.awaitTransfer(waits.choices(), waits.chooser(), on));
            }
            ahead = approvalCase.invoke(ApprovalCase::ahead);
        }
        return approvalCase.version();
    }

    /** @return false where the draft has been signed meanwhile */
    private boolean leavesDraft(Aggregate<ApprovalCase> approvalCase, CaseId caseId, LocalDate on) {
        DecisionId draft = approvalCase.invoke(ApprovalCase::draft);
        if (draft == null) {
            return true;
        }
        boolean left = decisions.load(draft.toString()).invoke(d -> d.strike(caseId, on));
        if (left) {
            approvalCase.execute(a -> a.takeFrom(draft, on));
        }
        return left;
    }
}
