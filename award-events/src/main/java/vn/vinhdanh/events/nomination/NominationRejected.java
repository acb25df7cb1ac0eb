package vn.vinhdanh.events.nomination;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.UnitId;

/** A head refuses the award. */
@Revision("1")
public record NominationRejected(
        NominationId nomination, AwardLevel level, UnitId body, Reason reason, long caseVersion, LocalDate on)
        implements NominationEvent {}
