package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.AwardId;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.DecisionId;

/** Follow the signed decision that grants the award. */
public record ApproveAward(
        @TargetAggregateIdentifier CaseId caseId,
        DecisionId decision,
        AwardId award,
        String number,
        LocalDate date,
        LocalDate on) {}
