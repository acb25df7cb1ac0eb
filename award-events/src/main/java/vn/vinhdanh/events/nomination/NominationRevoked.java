package vn.vinhdanh.events.nomination;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.AwardId;
import vn.vinhdanh.events.NominationId;

/** The award granted on this nomination has been revoked. */
@Revision("1")
public record NominationRevoked(NominationId nomination, AwardId award, Reason reason, LocalDate on)
        implements NominationEvent {}
