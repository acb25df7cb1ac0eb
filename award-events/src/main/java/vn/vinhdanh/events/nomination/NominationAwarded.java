package vn.vinhdanh.events.nomination;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.AwardId;
import vn.vinhdanh.events.DecisionId;
import vn.vinhdanh.events.NominationId;

/** The award has been granted by a signed decision. */
@Revision("1")
public record NominationAwarded(
        NominationId nomination,
        AwardId award,
        DecisionId decision,
        String number,
        LocalDate date,
        long caseVersion,
        LocalDate on)
        implements NominationEvent {}
