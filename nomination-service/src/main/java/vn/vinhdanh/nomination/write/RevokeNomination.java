package vn.vinhdanh.nomination.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.AwardId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.nomination.Reason;

/** Follow the revocation of the award that this nomination brought. */
public record RevokeNomination(
        @TargetAggregateIdentifier NominationId nomination, AwardId award, Reason reason, LocalDate on) {}
