package vn.vinhdanh.approval.automation;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;
import vn.vinhdanh.approval.write.CaseClock;
import vn.vinhdanh.events.organisation.UnitDissolved;

/** What lies at a unit that is dissolved moves on: now, or by the sweep on the day after its last. */
@Component
@ProcessingGroup("approval.follow-organisation")
class WhenUnitDissolvedThenCasesMoveOn {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Dissolutions dissolutions;
    private final CaseClock clock;

    WhenUnitDissolvedThenCasesMoveOn(Dissolutions dissolutions, CaseClock clock) {
        this.dissolutions = dissolutions;
        this.clock = clock;
    }

    @EventHandler
    void react(UnitDissolved e, TrackingToken token, @Timestamp Instant recordedAt) {
        long position = token.position().orElse(0);
        dissolutions.remember(e.unit(), e.lastDay(), !clock.dayOf(recordedAt).isAfter(e.lastDay()), position);
        if (!e.lastDay().isBefore(clock.today())) {
            return;
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!dissolutions.known(position)) {
            if (System.nanoTime() > deadline) {
                return; // views that lag so far are met by the next sweep
            }
            LockSupport.parkNanos(5_000_000);
        }
        dissolutions.sweep();
    }
}
