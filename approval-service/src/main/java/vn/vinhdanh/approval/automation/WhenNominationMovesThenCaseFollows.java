package vn.vinhdanh.approval.automation;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.organisation.OrganisationView;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.approval.write.CaseClock;
import vn.vinhdanh.approval.write.OpenCase;
import vn.vinhdanh.approval.write.ReceiveSupplement;
import vn.vinhdanh.approval.write.WithdrawCase;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.nomination.NominationResubmitted;
import vn.vinhdanh.events.nomination.NominationSubmitted;
import vn.vinhdanh.events.nomination.NominationWithdrawn;
import vn.vinhdanh.events.nomination.WithdrawalRequested;
import vn.vinhdanh.eventstore.view.LogProgress;
import vn.vinhdanh.regulations.AwardRule;
import vn.vinhdanh.regulations.Regulation;
import vn.vinhdanh.regulations.Regulations;
import vn.vinhdanh.regulations.Route;

/**
 * A case follows its nomination. All of a nomination's events are handled here, in their order, so that a withdrawal
 * never overtakes the submission. Told twice, a case follows once: it knows the nomination's version.
 */
@Component
@ProcessingGroup("approval.follow-nomination")
class WhenNominationMovesThenCaseFollows {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CommandGateway commands;
    private final Regulations regulations;
    private final Offices offices;
    private final LogProgress progress;
    private final CaseClock clock;

    WhenNominationMovesThenCaseFollows(
            CommandGateway commands, Regulations regulations, Offices offices, LogProgress progress, CaseClock clock) {
        this.commands = commands;
        this.regulations = regulations;
        this.offices = offices;
        this.progress = progress;
        this.clock = clock;
    }

    /** The route is that of the organisation as the submission found it. */
    @EventHandler
    void react(NominationSubmitted e, TrackingToken token, @Timestamp Instant recordedAt) {
        organisationHasPassed(token);
        Regulation regulation = regulations.byId(e.regulation());
        AwardRule award = regulation.existing(e.proposal().award());
        Route route = Route.of(
                regulation, award, e.proposal().proposedBy(), e.on(), offices.organisation(), offices.organisation());
        commands.sendAndWait(new OpenCase(
                CaseId.of(e.nomination()),
                e.ref(),
                e.proposal(),
                e.regulation(),
                e.edition(),
                route.level(),
                e.documents(),
                e.verdicts(),
                route.stages(),
                e.by(),
                e.on(),
                clock.dayOf(recordedAt)));
    }

    @EventHandler
    void react(NominationResubmitted e, @SequenceNumber long version, @Timestamp Instant recordedAt) {
        commands.sendAndWait(new ReceiveSupplement(
                CaseId.of(e.nomination()),
                version,
                e.proposal(),
                e.documents(),
                e.verdicts(),
                e.on(),
                clock.dayOf(recordedAt)));
    }

    @EventHandler
    void react(WithdrawalRequested e, @SequenceNumber long version) {
        commands.sendAndWait(new WithdrawCase(CaseId.of(e.nomination()), version, e.on()));
    }

    /** Withdrawn before it knew of its case. Where it follows the case's own withdrawal there is nothing left to do. */
    @EventHandler
    void react(NominationWithdrawn e, @SequenceNumber long version) {
        if (e.caseVersion() < 0) {
            commands.sendAndWait(new WithdrawCase(CaseId.of(e.nomination()), version, e.on()));
        }
    }

    private void organisationHasPassed(TrackingToken token) {
        long position = token.position().orElse(0);
        String view = OrganisationView.nameIn(Offices.SCHEMA);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (progress.positionOf(view) < position) {
            if (System.nanoTime() > deadline) {
                throw new QueryTimeoutException(view + " has not reached " + position + " yet");
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
