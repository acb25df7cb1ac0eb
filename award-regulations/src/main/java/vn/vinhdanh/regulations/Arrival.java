package vn.vinhdanh.regulations;

import java.time.MonthDay;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Sentence;

/** A day of the year by which proposals arrive at the central body. Shown, never enforced. */
public record Arrival(
        MonthDay by,
        Sentence who,
        Mark mark,
        List<String> sources,
        @Nullable String legalRef,
        @Nullable Sentence note) implements Marked {
    public Arrival {
        Required.field("by", by);
        Required.field("who", who);
        Required.field("mark", mark);
        sources = Required.list(sources);
    }
}
