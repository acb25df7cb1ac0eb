package vn.vinhdanh.approval.read.sessions;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.approval.read.ViewJson;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.approval.ItemTallied;

/**
 * One case on an agenda.
 *
 * @param ordinal its place, from 0
 * @param base the number of all members
 * @param applied false where the case had gone before the vote: it stands in the minutes only
 */
record SessionItemRow(
        String session,
        String nomination,
        int ordinal,
        @Nullable Integer inFavour,
        @Nullable Integer against,
        @Nullable Integer blank,
        int base,
        @Nullable Integer minPercent,
        @Nullable Boolean passed,
        @Nullable Boolean applied,
        @Nullable String conclusion,
        @Nullable LocalDate talliedOn,
        @Nullable String conclusionOf) {

    SessionItemRow tallied(ItemTallied e) {
        return new SessionItemRow(
                session,
                nomination,
                ordinal,
                e.tally().inFavour(),
                e.tally().against(),
                e.tally().blank(),
                e.tally().base(),
                e.minPercent(),
                e.passed(),
                e.applied(),
                ViewJson.clear(e.conclusion()),
                e.on(),
                ViewJson.whose(e.conclusion()));
    }

    /** Without any text of a person. */
    SessionItemRow without(PersonId erased) {
        if (!erased.value().equals(conclusionOf)) {
            return this;
        }
        return new SessionItemRow(
                session,
                nomination,
                ordinal,
                inFavour,
                against,
                blank,
                base,
                minPercent,
                passed,
                applied,
                conclusion == null ? null : Protected.ERASED,
                talliedOn,
                conclusionOf);
    }
}
