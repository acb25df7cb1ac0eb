package vn.vinhdanh.regulations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that the law says, with what was read to know it. */
public interface Marked {

    Mark mark();

    /** Ids of {@link Source}s; never empty where the mark says that something was read. */
    List<String> sources();

    /** The article, where one is known. */
    @Nullable
    String legalRef();

    default boolean inForce() {
        return mark().inForce();
    }

    /** The article, or else the sources: what a reader can look up. */
    default String citation() {
        String article = legalRef();
        return article == null ? String.join(", ", sources()) : article;
    }
}
