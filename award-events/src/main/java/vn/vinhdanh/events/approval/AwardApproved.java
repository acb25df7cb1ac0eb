package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.AwardId;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.DecisionId;

/** A signed decision grants the award. */
@Revision("1")
public record AwardApproved(
        CaseId caseId, DecisionId decision, AwardId award, String number, LocalDate date, LocalDate on)
        implements CaseEvent {}
