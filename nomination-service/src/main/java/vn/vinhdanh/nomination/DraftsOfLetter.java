package vn.vinhdanh.nomination;

import java.util.List;
import vn.vinhdanh.events.LetterId;
import vn.vinhdanh.events.NominationId;

/** The nominations of a letter that are still drafts, in the order of their references. */
@FunctionalInterface
public interface DraftsOfLetter {

    /** Waits until everything that has been recorded so far can be seen. */
    List<NominationId> of(LetterId letter);
}
