package vn.vinhdanh.events.nomination;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.NominationId;

/** Review stands still: clocks stop. */
@Revision("1")
public record NominationHeld(NominationId nomination, Reason reason, long caseVersion, LocalDate on)
        implements NominationEvent {}
