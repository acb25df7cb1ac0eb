package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.CaseId;

/** Bring the overdue step before the head. */
public record EscalateStep(@TargetAggregateIdentifier CaseId caseId, LocalDate on) {}
