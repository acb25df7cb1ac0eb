package vn.vinhdanh.events.decision;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardId;
import vn.vinhdanh.events.DecisionId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.nomination.Reason;

/** An award is revoked on one of the four grounds of the law. */
@Revision("1")
public record AwardRevoked(
        DecisionId decision,
        AwardId award,
        NominationId nomination,
        String ground,
        Reason reason,
        Actor by,
        LocalDate on)
        implements DecisionEvent {}
