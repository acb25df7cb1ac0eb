package vn.vinhdanh.nomination.write;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.nomination.DocumentAttached;
import vn.vinhdanh.events.nomination.DocumentDetached;
import vn.vinhdanh.events.nomination.DocumentRef;
import vn.vinhdanh.events.nomination.NominationAmended;
import vn.vinhdanh.events.nomination.NominationAwarded;
import vn.vinhdanh.events.nomination.NominationDrafted;
import vn.vinhdanh.events.nomination.NominationEndorsed;
import vn.vinhdanh.events.nomination.NominationForwarded;
import vn.vinhdanh.events.nomination.NominationHeld;
import vn.vinhdanh.events.nomination.NominationHoldLifted;
import vn.vinhdanh.events.nomination.NominationLapsed;
import vn.vinhdanh.events.nomination.NominationRejected;
import vn.vinhdanh.events.nomination.NominationResubmitted;
import vn.vinhdanh.events.nomination.NominationReturned;
import vn.vinhdanh.events.nomination.NominationReviewStarted;
import vn.vinhdanh.events.nomination.NominationRevoked;
import vn.vinhdanh.events.nomination.NominationSubmitted;
import vn.vinhdanh.events.nomination.NominationWithdrawn;
import vn.vinhdanh.events.nomination.Proposal;
import vn.vinhdanh.events.nomination.WithdrawalRefused;
import vn.vinhdanh.events.nomination.WithdrawalRequested;
import vn.vinhdanh.nomination.write.NominationState.AwaitingDecision;
import vn.vinhdanh.nomination.write.NominationState.Awarded;
import vn.vinhdanh.nomination.write.NominationState.Dossier;
import vn.vinhdanh.nomination.write.NominationState.Draft;
import vn.vinhdanh.nomination.write.NominationState.Final;
import vn.vinhdanh.nomination.write.NominationState.InReview;
import vn.vinhdanh.nomination.write.NominationState.Lapsed;
import vn.vinhdanh.nomination.write.NominationState.OnHold;
import vn.vinhdanh.nomination.write.NominationState.Open;
import vn.vinhdanh.nomination.write.NominationState.Rejected;
import vn.vinhdanh.nomination.write.NominationState.Returned;
import vn.vinhdanh.nomination.write.NominationState.Revoked;
import vn.vinhdanh.nomination.write.NominationState.Submitted;
import vn.vinhdanh.nomination.write.NominationState.UnderWay;
import vn.vinhdanh.nomination.write.NominationState.Withdrawn;

/** One award proposed for one recipient. What the unit does is decided here; what bodies do is followed. */
@Aggregate(type = "Nomination", cache = "aggregateCache")
@SuppressWarnings("NullAway.Init")
class Nomination {

    @AggregateIdentifier
    private NominationId id;

    private NominationState state;

    /** The regulation that the nomination was filed under: it is never exchanged. */
    private String pinned = "";

    Nomination() {}

    // ---- what the unit does

    /** The same draft again is the same draft: an import may be repeated. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(DraftNomination c, FilingRules rules) {
        if (state == null) {
            theUnits(c.by(), c.proposal());
            rules.draft(c.proposal(), c.on());
            apply(new NominationDrafted(c.nomination(), c.ref(), c.proposal(), c.by(), c.on()));
        } else if (!state.dossier().proposal().equals(c.proposal())) {
            throw NominationRefusals.refTaken(state.dossier().ref());
        }
        return getVersion();
    }

    @CommandHandler
    long decide(AmendNomination c, FilingRules rules) {
        Dossier dossier = open(c.by(), c.on());
        if (!c.proposal().proposedBy().equals(dossier.proposal().proposedBy())) {
            throw NominationRefusals.otherUnit();
        }
        if (!c.proposal().equals(dossier.proposal())) {
            rules.draft(c.proposal(), c.on());
            apply(new NominationAmended(id, c.proposal(), c.by(), c.on()));
        }
        return getVersion();
    }

    @CommandHandler
    long decide(AttachDocument c) {
        if (!open(c.by(), c.on()).has(c.document().document())) {
            apply(new DocumentAttached(id, c.document(), c.by(), c.on()));
        }
        return getVersion();
    }

    @CommandHandler
    long decide(DetachDocument c) {
        if (!open(c.by(), c.on()).has(c.document())) {
            throw NominationRefusals.noSuchDocument();
        }
        apply(new DocumentDetached(id, c.document(), c.by(), c.on()));
        return getVersion();
    }

    @CommandHandler
    long decide(SubmitNomination c, FilingRules rules) {
        if (!(state instanceof Draft draft)) {
            throw NominationRefusals.notADraft(state);
        }
        Dossier dossier = draft.dossier();
        acts(c.by(), c.on());
        List<DocumentRef> documents = rules.together(c.letterDocuments(), dossier.documents());
        Filing filing = rules.file(id, dossier.proposal(), documents, c.on());
        apply(new NominationSubmitted(
                id,
                dossier.ref(),
                dossier.proposal(),
                filing.regulation(),
                filing.edition(),
                filing.level(),
                documents,
                filing.verdicts(),
                c.by(),
                c.on()));
        return getVersion();
    }

    @CommandHandler
    long decide(ResubmitNomination c, FilingRules rules) {
        if (!(state instanceof Returned returned)) {
            throw NominationRefusals.notReturned(state);
        }
        Dossier dossier = returned.dossier();
        acts(c.by(), c.on());
        List<DocumentRef> documents = rules.together(c.letterDocuments(), dossier.documents());
        Filing filing = rules.fileAgain(pinned, id, dossier.proposal(), documents, c.on());
        apply(new NominationResubmitted(id, dossier.proposal(), documents, filing.verdicts(), c.by(), c.on()));
        return getVersion();
    }

    @CommandHandler
    long decide(WithdrawNomination c) {
        if (state instanceof Draft || state instanceof Submitted) {
            acts(c.by(), c.on());
            apply(new NominationWithdrawn(id, c.by(), -1, c.on()));
        } else if (state instanceof UnderWay) {
            acts(c.by(), c.on());
            apply(new WithdrawalRequested(id, c.by(), c.on()));
        } else {
            throw NominationRefusals.over(state);
        }
        return getVersion();
    }

    // ---- what the case says

    @CommandHandler
    void decide(FollowCase c) {
        // A case tells its acts in order; what was already followed (redelivery) or comes after the end changes
        // nothing.
        if (c.caseVersion() <= state.dossier().caseVersion() || state instanceof Final || state instanceof Draft) {
            return;
        }
        apply(c.event());
    }

    @CommandHandler
    void decide(RevokeNomination c) {
        if (state instanceof Awarded awarded && awarded.award().equals(c.award())) {
            apply(new NominationRevoked(id, c.award(), c.reason(), c.on()));
        } else if (!(state instanceof Revoked)) {
            // The award is not yet known here: to be told again, never to be lost.
            throw NominationRefusals.noSuchAward(state);
        }
    }

    private Dossier open(Actor by, LocalDate on) {
        if (!(state instanceof Open open)) {
            throw NominationRefusals.notOpen(state);
        }
        acts(by, on);
        return open.dossier();
    }

    /** Only an officer of the proposing unit acts, and never before what has been done already. */
    private void acts(Actor by, LocalDate on) {
        theUnits(by, state.dossier().proposal());
        if (on.isBefore(state.dossier().lastAct())) {
            throw NominationRefusals.beforeLastAct(on, state.dossier().lastAct());
        }
    }

    private static void theUnits(Actor by, Proposal proposal) {
        if (!by.unit().equals(proposal.proposedBy())) {
            throw NominationRefusals.notTheProposingUnit(by.unit(), proposal.proposedBy());
        }
    }

    /** What an entrance has to know before it sends a command. */
    Nominations.Current current(long version) {
        Dossier dossier = state.dossier();
        return new Nominations.Current(
                id, version, state.code(), pinned, dossier.ref(), dossier.proposal(), dossier.documents());
    }

    // ---- what has happened

    @EventSourcingHandler
    void evolve(NominationDrafted e) {
        id = e.nomination();
        state = new Draft(new Dossier(e.ref(), e.proposal(), List.of(), e.on(), -1));
    }

    @EventSourcingHandler
    void evolve(NominationAmended e) {
        state = state.with(state.dossier().with(e.proposal(), e.on()));
    }

    @EventSourcingHandler
    void evolve(DocumentAttached e) {
        state = state.with(state.dossier().with(e.document(), e.on()));
    }

    @EventSourcingHandler
    void evolve(DocumentDetached e) {
        state = state.with(state.dossier().without(e.document(), e.on()));
    }

    @EventSourcingHandler
    void evolve(NominationSubmitted e) {
        pinned = e.regulation();
        state = new Submitted(state.dossier().with(e.proposal(), e.on()));
    }

    @EventSourcingHandler
    void evolve(NominationReviewStarted e) {
        state = new InReview(following(e.caseVersion(), e.on()));
    }

    @EventSourcingHandler
    void evolve(NominationReturned e) {
        state = new Returned(following(e.caseVersion(), e.on()));
    }

    @EventSourcingHandler
    void evolve(NominationResubmitted e) {
        state = new InReview(state.dossier().with(e.proposal(), e.on()));
    }

    @EventSourcingHandler
    void evolve(NominationHeld e) {
        Dossier dossier = following(e.caseVersion(), e.on());
        state = new OnHold(dossier, state instanceof OnHold held ? held.before() : state.with(dossier));
    }

    @EventSourcingHandler
    void evolve(NominationHoldLifted e) {
        NominationState before = state instanceof OnHold held ? held.before() : state;
        state = before.with(following(e.caseVersion(), e.on()));
    }

    @EventSourcingHandler
    void evolve(NominationEndorsed e) {
        state = new AwaitingDecision(following(e.caseVersion(), e.on()), e.level());
    }

    @EventSourcingHandler
    void evolve(NominationForwarded e) {
        state = new InReview(following(e.caseVersion(), e.on()));
    }

    @EventSourcingHandler
    void evolve(NominationAwarded e) {
        state = new Awarded(following(e.caseVersion(), e.on()), e.award());
    }

    @EventSourcingHandler
    void evolve(NominationRejected e) {
        state = new Rejected(following(e.caseVersion(), e.on()));
    }

    @EventSourcingHandler
    void evolve(WithdrawalRefused e) {
        state = state.with(following(e.caseVersion(), e.on()));
    }

    @EventSourcingHandler
    void evolve(NominationWithdrawn e) {
        state = new Withdrawn(following(e.caseVersion(), e.on()));
    }

    @EventSourcingHandler
    void evolve(NominationLapsed e) {
        state = new Lapsed(following(e.caseVersion(), e.on()));
    }

    @EventSourcingHandler
    void evolve(NominationRevoked e) {
        state = new Revoked(following(state.dossier().caseVersion(), e.on()));
    }

    private Dossier following(long caseVersion, LocalDate on) {
        return state.dossier().following(caseVersion, on);
    }
}
