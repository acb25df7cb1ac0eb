package vn.vinhdanh.events.nomination;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.NominationId;

/** Review goes on. */
@Revision("1")
public record NominationHoldLifted(NominationId nomination, long caseVersion, LocalDate on)
        implements NominationEvent {}
