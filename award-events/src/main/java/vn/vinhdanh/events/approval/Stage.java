package vn.vinhdanh.events.approval;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.UnitId;

/**
 * What one body does with a case.
 *
 * @param decides whether its head decides the award or forwards it
 * @param answerDays working days for the answer to a return; null where nobody set them
 */
public record Stage(
        AwardLevel level,
        UnitId body,
        boolean decides,
        List<Step> steps,
        @Nullable VoteRule vote,
        @Nullable Integer answerDays) {
    public Stage {
        steps = List.copyOf(steps);
    }
}
