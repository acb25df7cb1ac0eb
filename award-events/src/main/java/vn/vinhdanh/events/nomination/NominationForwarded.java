package vn.vinhdanh.events.nomination;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.NominationId;

/** The head of a level sends the nomination to the next level. */
@Revision("1")
public record NominationForwarded(
        NominationId nomination, AwardLevel from, AwardLevel to, long caseVersion, LocalDate on)
        implements NominationEvent {}
