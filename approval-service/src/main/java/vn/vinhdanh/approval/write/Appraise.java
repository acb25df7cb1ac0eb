package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.approval.Recommendation;
import vn.vinhdanh.events.nomination.Verdict;

/** Settle every criterion and recommend. */
public record Appraise(
        @TargetAggregateIdentifier CaseId caseId,
        @TargetAggregateVersion @Nullable Long version,
        Recommendation recommendation,
        @Nullable String findings,
        List<Verdict> verdicts,
        Actor by,
        LocalDate on) {}
