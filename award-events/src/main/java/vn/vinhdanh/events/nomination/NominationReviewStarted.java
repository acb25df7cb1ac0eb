package vn.vinhdanh.events.nomination;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.NominationId;

/** The case has been opened: review has begun. */
@Revision("1")
public record NominationReviewStarted(NominationId nomination, long caseVersion, LocalDate on)
        implements NominationEvent {}
