package vn.vinhdanh.nomination.read.nominations;

import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.people.FoldedName;

/** Which nominations are wanted; null: no matter. */
record NominationFilter(
        @Nullable State state,
        @Nullable String award,
        @Nullable AwardLevel level,
        @Nullable UnitId unit,
        @Nullable String movement,
        @Nullable String q) {

    /** What the folded names have to be like; null where no word is asked for. */
    @Nullable
    String pattern() {
        String folded = q == null ? "" : FoldedName.of(q);
        return folded.isEmpty()
                ? null
                : "%" + folded.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
