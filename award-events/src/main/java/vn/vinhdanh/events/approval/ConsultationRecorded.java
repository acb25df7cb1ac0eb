package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;

/**
 * Other bodies, or the people, have been asked; the appraiser records the outcome.
 *
 * @param step CONSULTATION or PUBLIC_CONSULTATION
 * @param from the first day of asking
 * @param until the last day, which has passed
 */
@Revision("1")
public record ConsultationRecorded(
        CaseId caseId,
        AwardLevel level,
        UnitId body,
        StepKind step,
        LocalDate from,
        LocalDate until,
        Protected<String> result,
        Actor by,
        LocalDate on)
        implements CaseEvent {}
