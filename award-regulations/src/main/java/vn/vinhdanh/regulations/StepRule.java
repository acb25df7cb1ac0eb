package vn.vinhdanh.regulations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Sentence;
import vn.vinhdanh.events.StepKind;

/**
 * A step that a stage has.
 *
 * @param days its clock in working days; of a public consultation the least, of any other step the most
 */
public record StepRule(
        StepKind step,
        @Nullable Cited<Integer> days,
        Mark mark,
        List<String> sources,
        @Nullable String legalRef,
        @Nullable Sentence note)
        implements Marked {
    public StepRule {
        Required.field("step", step);
        Required.field("mark", mark);
        sources = Required.list(sources);
    }
}
