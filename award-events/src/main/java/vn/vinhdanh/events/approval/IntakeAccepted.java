package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.UnitId;

/** The dossier is complete: a receipt is given, with the day by which the body answers. */
@Revision("1")
public record IntakeAccepted(
        CaseId caseId,
        AwardLevel level,
        UnitId body,
        String receipt,
        @Nullable LocalDate due,
        Actor by,
        LocalDate on) implements CaseEvent {}
