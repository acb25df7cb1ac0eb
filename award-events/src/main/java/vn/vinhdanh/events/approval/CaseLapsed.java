package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.CaseId;

/** A return was not answered in time. */
@Revision("1")
public record CaseLapsed(CaseId caseId, LocalDate on) implements CaseEvent {}
