package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.CaseId;

/** End a case whose return was not answered in time. */
public record LapseCase(@TargetAggregateIdentifier CaseId caseId, LocalDate on) {}
