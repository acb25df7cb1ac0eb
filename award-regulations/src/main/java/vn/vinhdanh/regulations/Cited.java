package vn.vinhdanh.regulations;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Sentence;

/**
 * One value of the law.
 *
 * @param stated what was written down, in force or not; null where nothing is known. For display only
 */
public record Cited<T>(
        @Nullable T stated,
        Mark mark,
        List<String> sources,
        @Nullable String legalRef,
        @Nullable Sentence note) implements Marked {

    public Cited {
        Required.field("mark", mark);
        sources = Required.list(sources);
        if (mark.inForce()) {
            Required.field("stated", stated);
        }
    }

    /** What is in force; null unless the mark is VERIFIED-A or VERIFIED-B. */
    @JsonProperty(value = "value", access = JsonProperty.Access.READ_ONLY)
    public @Nullable T value() {
        return mark.inForce() ? stated : null;
    }

    public Optional<T> optional() {
        return Optional.ofNullable(value());
    }
}
