package vn.vinhdanh.nomination.read.nominations;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.nomination.KnownAwards;
import vn.vinhdanh.people.FoldedName;

/** The earlier awards of a nominee, out of what has been awarded along the way of this service. */
@Component
class AwardsKnownHere implements KnownAwards {

    private static final int LOOKED_AT = 50;

    private final NominationQueries nominations;

    AwardsKnownHere(NominationQueries nominations) {
        this.nominations = nominations;
    }

    @Override
    public List<Known> of(SignedIn who, String recipient, String recipientUnit) {
        String folded = FoldedName.of(recipient);
        if (folded.isEmpty()) {
            return List.of();
        }
        NominationFilter awarded =
                new NominationFilter(State.AWARDED, null, null, new UnitId(recipientUnit), null, recipient);
        return nominations.list(who, awarded, Paging.first(LOOKED_AT), ReadAt.now()).stream()
                .map(NominationVersion::row)
                .filter(row -> row.recipient() != null
                        && FoldedName.of(row.recipient()).equals(folded))
                .map(row -> {
                    Way.Decided decided = row.wayRead().decision();
                    return new Known(
                            row.id(),
                            row.ref(),
                            row.award(),
                            row.movement(),
                            decided == null ? null : decided.number(),
                            decided == null ? null : decided.date());
                })
                .toList();
    }
}
