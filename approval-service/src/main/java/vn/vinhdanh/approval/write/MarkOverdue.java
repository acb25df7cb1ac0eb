package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.CaseId;

/** Say that the clock of the present step has run out. */
public record MarkOverdue(@TargetAggregateIdentifier CaseId caseId, LocalDate on) {}
