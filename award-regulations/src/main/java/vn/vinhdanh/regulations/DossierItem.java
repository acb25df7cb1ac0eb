package vn.vinhdanh.regulations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.Sentence;

/**
 * A document of a dossier.
 *
 * @param item its code: of {@link #CODES}
 * @param accepts codes that do instead
 * @param required a condition over the facts: "true", "false", or when it is needed. Unknown does not require
 * @param before the level that the case may not enter without it; null: it cannot be submitted without it
 * @param copies how many originals
 */
public record DossierItem(
        String item,
        Sentence name,
        List<String> accepts,
        String required,
        @Nullable AwardLevel before,
        @Nullable Cited<Integer> copies,
        Mark mark,
        List<String> sources,
        @Nullable String legalRef,
        @Nullable Sentence note)
        implements Marked {

    /** Every code that an item can have. */
    public static final List<String> CODES =
            List.of("TT", "DS", "BCTT", "BCTT_TT", "BB", "KQBP", "SK", "HY", "XN", "YKND", "CN");

    public DossierItem {
        Required.field("item", item);
        Required.field("name", name);
        Required.field("required", required);
        Required.field("mark", mark);
        accepts = Required.list(accepts);
        sources = Required.list(sources);
    }
}
