package vn.vinhdanh.approval.read.levelboard;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.approval.office.Sight;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.approval.read.Versions;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.UnitId;

/** The boards of the levels, as of now or of any position. */
@Repository
class LevelBoardRepository {

    private final Versions versions;

    LevelBoardRepository(Versions versions) {
        this.versions = versions;
    }

    List<CountEntity> counts(AwardLevel level, ReadAt at) {
        return versions.list(CountEntity.class, countsSql(at), Map.of("level", level.name()));
    }

    static String countsSql(ReadAt at) {
        return "select n.* from approval.level_count n where n.level = :level and n.number > 0 and " + at.holds("n")
                + " order by n.state, n.award, n.recipient_kind";
    }

    /** Nominations in the order of their references; those alone that the person may see. */
    List<BoardEntity> list(
            AwardLevel level,
            @Nullable CaseState state,
            @Nullable String award,
            Sight sight,
            Collection<UnitId> proposers,
            Paging paging,
            ReadAt at) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("level", level.name());
        parameters.put("limit", paging.fetch());
        if (state != null) {
            parameters.put("state", state.name());
        }
        if (award != null) {
            parameters.put("award", award);
        }
        if (!paging.isFirst()) {
            parameters.put("ref", paging.after().get(0));
            parameters.put("nomination", paging.after().get(1));
        }
        if (!sight.everything()) {
            parameters.put("bodies", values(sight.bodies()));
            parameters.put("proposers", values(proposers));
        }
        return versions.list(
                BoardEntity.class, listSql(state != null, award != null, sight.everything(), paging, at), parameters);
    }

    static String listSql(boolean ofState, boolean ofAward, boolean everything, Paging paging, ReadAt at) {
        return "select b.* from approval.level_board b where b.level = :level and " + at.holds("b")
                + (ofState ? " and b.state = :state" : "")
                + (ofAward ? " and b.award = :award" : "")
                + (everything
                        ? ""
                        : " and (b.proposed_by in (:proposers) or b.body in (:bodies) or exists (select from"
                                + " approval.case_step r where r.nomination = b.nomination and r.body in (:bodies)"
                                + " and r.state <> 'PENDING' and " + at.holds("r") + "))")
                + (paging.isFirst() ? "" : " and (b.ref, b.nomination) > (:ref, :nomination)")
                + " order by b.ref, b.nomination limit :limit";
    }

    private static List<String> values(Collection<UnitId> units) {
        return units.isEmpty() ? List.of("") : units.stream().map(UnitId::value).toList();
    }
}
