package vn.vinhdanh.regulations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.Sentence;

/**
 * The simplified procedure (thủ tục đơn giản), with a dossier of its own.
 *
 * @param occasions that have it
 * @param dossier the documents, instead of those of the award's kind
 */
public record SimplifiedProcedure(
        List<CommendationType> occasions,
        List<DossierItem> dossier,
        Mark mark,
        List<String> sources,
        @Nullable String legalRef,
        @Nullable Sentence note)
        implements Marked {
    public SimplifiedProcedure {
        occasions = Required.list(occasions);
        dossier = Required.list(dossier);
        Required.field("mark", mark);
        sources = Required.list(sources);
    }
}
