package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.CaseId;

/** The withdrawal came after the decision was signed. */
@Revision("1")
public record WithdrawalDeclined(CaseId caseId, long nominationVersion, LocalDate on) implements CaseEvent {}
