package vn.vinhdanh.nomination.automation;

import java.util.function.Function;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.approval.AwardApproved;
import vn.vinhdanh.events.approval.AwardRefused;
import vn.vinhdanh.events.approval.CaseForwarded;
import vn.vinhdanh.events.approval.CaseHeld;
import vn.vinhdanh.events.approval.CaseLapsed;
import vn.vinhdanh.events.approval.CaseOpened;
import vn.vinhdanh.events.approval.CaseTransferred;
import vn.vinhdanh.events.approval.CaseWithdrawn;
import vn.vinhdanh.events.approval.HoldLifted;
import vn.vinhdanh.events.approval.ReturnedWrongRoute;
import vn.vinhdanh.events.approval.StepReopened;
import vn.vinhdanh.events.approval.StepStarted;
import vn.vinhdanh.events.approval.SupplementRequested;
import vn.vinhdanh.events.approval.WithdrawalDeclined;
import vn.vinhdanh.events.decision.AwardRevoked;
import vn.vinhdanh.events.nomination.NominationAwarded;
import vn.vinhdanh.events.nomination.NominationEndorsed;
import vn.vinhdanh.events.nomination.NominationEvent;
import vn.vinhdanh.events.nomination.NominationForwarded;
import vn.vinhdanh.events.nomination.NominationHeld;
import vn.vinhdanh.events.nomination.NominationHoldLifted;
import vn.vinhdanh.events.nomination.NominationLapsed;
import vn.vinhdanh.events.nomination.NominationRejected;
import vn.vinhdanh.events.nomination.NominationReturned;
import vn.vinhdanh.events.nomination.NominationReviewStarted;
import vn.vinhdanh.events.nomination.NominationWithdrawn;
import vn.vinhdanh.events.nomination.WithdrawalRefused;
import vn.vinhdanh.eventstore.WriteTransaction;
import vn.vinhdanh.nomination.write.FollowCase;
import vn.vinhdanh.nomination.write.RevokeNomination;

/** The unit sees its nomination move as the case does. Told twice, a nomination follows once: it knows the case's version. */
@Component
@ProcessingGroup("nomination.follow-case")
class WhenCaseMovesThenFollow {

    private final CommandGateway commands;
    private final WriteTransaction write;

    WhenCaseMovesThenFollow(CommandGateway commands, WriteTransaction write) {
        this.commands = commands;
        this.write = write;
    }

    @EventHandler
    void react(CaseOpened e, @SequenceNumber long version) {
        follow(e.caseId(), version, n -> new NominationReviewStarted(n, version, e.on()));
    }

    @EventHandler
    void react(SupplementRequested e, @SequenceNumber long version) {
        follow(
                e.caseId(),
                version,
                n -> new NominationReturned(n, e.level(), e.body(), e.step(), e.reasons(), version, e.on()));
    }

    @EventHandler
    void react(ReturnedWrongRoute e, @SequenceNumber long version) {
        follow(e.caseId(), version, n -> new NominationRejected(n, e.level(), e.body(), e.reason(), version, e.on()));
    }

    @EventHandler
    void react(CaseHeld e, @SequenceNumber long version) {
        follow(e.caseId(), version, n -> new NominationHeld(n, e.reason(), version, e.on()));
    }

    @EventHandler
    void react(HoldLifted e, @SequenceNumber long version) {
        follow(e.caseId(), version, n -> new NominationHoldLifted(n, version, e.on()));
    }

    @EventHandler
    void react(StepStarted e, @SequenceNumber long version) {
        if (e.step() == StepKind.HEAD) {
            follow(e.caseId(), version, n -> new NominationEndorsed(n, e.level(), version, e.on()));
        }
    }

    @EventHandler
    void react(StepReopened e, @SequenceNumber long version) {
        follow(e.caseId(), version, n -> new NominationReviewStarted(n, version, e.on()));
    }

    @EventHandler
    void react(CaseForwarded e, @SequenceNumber long version) {
        follow(e.caseId(), version, n -> new NominationForwarded(n, e.level(), e.to(), version, e.on()));
    }

    /** At a level above, review begins anew; at a successor, and where the case stands still, nothing changes. */
    @EventHandler
    void react(CaseTransferred e, @SequenceNumber long version) {
        if (e.begins() != null) {
            follow(e.caseId(), version, n -> new NominationForwarded(n, e.level(), e.to().level(), version, e.on()));
        }
    }

    @EventHandler
    void react(AwardApproved e, @SequenceNumber long version) {
        follow(
                e.caseId(),
                version,
                n -> new NominationAwarded(n, e.award(), e.decision(), e.number(), e.date(), version, e.on()));
    }

    @EventHandler
    void react(AwardRefused e, @SequenceNumber long version) {
        follow(e.caseId(), version, n -> new NominationRejected(n, e.level(), e.body(), e.reason(), version, e.on()));
    }

    @EventHandler
    void react(CaseWithdrawn e, @SequenceNumber long version) {
        follow(e.caseId(), version, n -> new NominationWithdrawn(n, null, version, e.on()));
    }

    @EventHandler
    void react(WithdrawalDeclined e, @SequenceNumber long version) {
        follow(e.caseId(), version, n -> new WithdrawalRefused(n, version, e.on()));
    }

    @EventHandler
    void react(CaseLapsed e, @SequenceNumber long version) {
        follow(e.caseId(), version, n -> new NominationLapsed(n, version, e.on()));
    }

    @EventHandler
    void react(AwardRevoked e) {
        write.execute(() -> commands.sendAndWait(new RevokeNomination(e.nomination(), e.award(), e.reason(), e.on())));
    }

    private void follow(CaseId caseId, long version, Function<NominationId, NominationEvent> event) {
        NominationId nomination = caseId.nomination();
        write.execute(() -> commands.sendAndWait(new FollowCase(nomination, version, event.apply(nomination))));
    }
}
