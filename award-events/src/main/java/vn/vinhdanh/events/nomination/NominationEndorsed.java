package vn.vinhdanh.events.nomination;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.NominationId;

/** Review at a level is done; its head has the next word. */
@Revision("1")
public record NominationEndorsed(NominationId nomination, AwardLevel level, long caseVersion, LocalDate on)
        implements NominationEvent {}
