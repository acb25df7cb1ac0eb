package vn.vinhdanh.nomination;

import java.util.List;
import vn.vinhdanh.events.LetterId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.DocumentRef;
import vn.vinhdanh.events.nomination.LetterRef;

/** The letters that a unit has drawn up, as the form of a nomination offers them. */
public interface LettersOfUnit {

    /** The latest ones, the newest first. */
    List<LetterRef> latest(List<UnitId> units);

    /** What a letter brings to its nominations; none where it is not known here yet. */
    List<DocumentRef> documentsOf(LetterId letter);
}
