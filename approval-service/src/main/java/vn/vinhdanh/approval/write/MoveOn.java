package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.CaseId;

/**
 * Move a case on by rule where the body that has it is no more; nothing where it exists.
 *
 * @param on the first day without the body, or that of the act that brought the case to it
 */
public record MoveOn(@TargetAggregateIdentifier CaseId caseId, LocalDate on) {}
