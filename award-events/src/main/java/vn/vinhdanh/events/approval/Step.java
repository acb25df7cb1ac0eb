package vn.vinhdanh.events.approval;

import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.StepKind;

/**
 * A step of a stage.
 *
 * @param workingDays its clock; null where neither the law nor the body sets one
 * @param source the article or the setting that prescribes it
 */
public record Step(
        StepKind kind,
        @Nullable Integer workingDays,
        @Nullable String source) {}
