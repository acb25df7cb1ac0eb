package vn.vinhdanh.regulations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.Sentence;

/**
 * Results of some occasions that are no basis for a proposal of another.
 *
 * @param occasions whose results do not count
 * @param proposals for which they do not count
 * @param level from which level on they do not count; null: at every level above that of the earlier award
 */
public record NotCounted(
        List<CommendationType> occasions,
        List<CommendationType> proposals,
        @Nullable AwardLevel level,
        Sentence sentence,
        Mark mark,
        List<String> sources,
        @Nullable String legalRef,
        @Nullable Sentence note)
        implements Marked {
    public NotCounted {
        occasions = Required.list(occasions);
        proposals = Required.list(proposals);
        Required.field("sentence", sentence);
        Required.field("mark", mark);
        sources = Required.list(sources);
    }

    boolean drops(
            @Nullable CommendationType earlier,
            @Nullable AwardLevel earlierLevel,
            CommendationType now,
            AwardLevel to) {
        if (!inForce() || earlier == null || !occasions.contains(earlier) || !proposals.contains(now)) {
            return false;
        }
        return level == null ? earlierLevel != null && to.isAbove(earlierLevel) : to.compareTo(level) >= 0;
    }
}
