package vn.vinhdanh.approval.write;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.approval.Recommendation;
import vn.vinhdanh.events.nomination.Outcome;
import vn.vinhdanh.events.nomination.Verdict;

/** What is sent with an act on a case. */
sealed interface CaseForm {

    /** The business date; today where none is stated. */
    @Nullable
    LocalDate date();

    record Plain(@Nullable LocalDate date) implements CaseForm {}

    record WithReason(
            @NotNull @Valid ReasonForm reason, @Nullable LocalDate date) implements CaseForm {}

    record WithReasons(
            @NotEmpty @Size(max = 50) List<@NotNull @Valid ReasonForm> reasons,
            @Nullable LocalDate date) implements CaseForm {}

    record Appraisal(
            @NotNull Recommendation recommendation,
            @Size(max = 10_000) @Nullable String findings,
            @Size(max = 100) @Nullable List<@NotNull @Valid VerdictForm> verdicts,
            @Nullable LocalDate date)
            implements CaseForm {

        List<Verdict> settled() {
            return verdicts == null
                    ? List.of()
                    : verdicts.stream()
                            .map(v -> new Verdict(v.clause(), v.outcome(), v.fact(), v.legalRef()))
                            .toList();
        }
    }

    record Consultation(
            @NotNull LocalDate from,
            @NotNull LocalDate until,
            @NotBlank @Size(max = 10_000) String result,
            @Nullable LocalDate date)
            implements CaseForm {}

    record Reopening(
            @NotNull StepKind step,
            @NotNull @Valid ReasonForm reason,
            @Nullable LocalDate date) implements CaseForm {}

    /** @param to the body that goes on with the case */
    record Transferring(
            @NotNull UnitId to,
            @NotNull @Valid ReasonForm reason,
            @Nullable LocalDate date) implements CaseForm {}

    /** @param member who kept out */
    record RecusalLifting(
            @NotNull PersonId member,
            @NotNull @Valid ReasonForm reason,
            @Nullable LocalDate date) implements CaseForm {}

    record ReasonForm(
            @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,59}")
            String code,

            @NotBlank @Size(max = 4_000) String text,
            @Size(max = 500) @Nullable String legalRef) {

        StatedReason stated() {
            return new StatedReason(code, text, legalRef);
        }
    }

    record VerdictForm(
            @NotBlank @Size(max = 100) String clause,
            @NotNull Outcome outcome,
            @Size(max = 4_000) @Nullable String fact,
            @Size(max = 500) @Nullable String legalRef) {}
}
