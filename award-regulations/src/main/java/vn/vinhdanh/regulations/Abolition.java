package vn.vinhdanh.regulations;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.Sentence;

/**
 * An award that an earlier regulation had and this one has not.
 *
 * @param lastDay the last day on which it could be decided
 * @param sentence why it is gone
 */
public record Abolition(
        String code,
        AwardLevel level,
        LocalDate lastDay,
        Sentence sentence,
        Mark mark,
        List<String> sources,
        @Nullable String legalRef,
        @Nullable Sentence note)
        implements Marked {
    public Abolition {
        Required.field("code", code);
        Required.field("level", level);
        Required.field("lastDay", lastDay);
        Required.field("sentence", sentence);
        Required.field("mark", mark);
        sources = Required.list(sources);
    }
}
