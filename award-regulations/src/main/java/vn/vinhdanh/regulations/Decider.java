package vn.vinhdanh.regulations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.Sentence;

/**
 * Whose signature gives an award.
 *
 * @param level of the deciding body; part of what the award is, whatever the mark
 * @param office in the words of the law
 */
public record Decider(
        AwardLevel level,
        Sentence office,
        Mark mark,
        List<String> sources,
        @Nullable String legalRef,
        @Nullable Sentence note)
        implements Marked {
    public Decider {
        Required.field("level", level);
        Required.field("office", office);
        Required.field("mark", mark);
        sources = Required.list(sources);
    }
}
