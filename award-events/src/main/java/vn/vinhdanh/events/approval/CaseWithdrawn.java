package vn.vinhdanh.events.approval;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.CaseId;

/** The unit's withdrawal takes effect. */
@Revision("1")
public record CaseWithdrawn(CaseId caseId, long nominationVersion, LocalDate on) implements CaseEvent {}
