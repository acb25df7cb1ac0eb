package vn.vinhdanh.nomination;

import java.util.Collection;
import java.util.List;
import org.springframework.ui.Model;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.events.NominationId;

/** What the pages of the write side show of nominations, as far as who looks may see them. */
public interface NominationSheets {

    /** @throws vn.vinhdanh.events.Refusal NOT_FOUND, also where who looks is not to know of it */
    NominationSheet of(SignedIn who, NominationId id, ReadAt at);

    /** Those of them that can be seen, in the order of their references, without the names of documents. */
    List<NominationSheet> all(SignedIn who, Collection<NominationId> ids, ReadAt at);

    /** The page of one nomination again, for an act on it that was refused. */
    String show(SignedIn who, NominationId id, ReadAt at, Model model);
}
