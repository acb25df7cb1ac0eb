package vn.vinhdanh.decision.read.decisions;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.approval.read.Versions;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.DecisionId;
import vn.vinhdanh.events.UnitId;

/** The rows of {@code approval.decisions}, as of now or of any position. */
@Repository
class DecisionRepository {

    private final Versions versions;

    DecisionRepository(Versions versions) {
        this.versions = versions;
    }

    Optional<DecisionEntity> find(DecisionId decision, ReadAt at) {
        return versions
                .list(
                        DecisionEntity.class,
                        "select d.* from approval.decisions d where d.decision = :decision and " + at.holds("d"),
                        Map.of("decision", decision.value()))
                .stream()
                .findFirst();
    }

    List<DecisionItemEntity> items(DecisionId decision, ReadAt at) {
        return versions.list(
                DecisionItemEntity.class,
                "select i.* from approval.decision_item i where i.decision = :decision and " + at.holds("i")
                        + " order by i.ordinal",
                Map.of("decision", decision.value()));
    }

    /** The latest first. @param bodies whose drafts are seen beside what is published; null for everything */
    List<DecisionEntity> list(
            @Nullable AwardLevel level, @Nullable Collection<UnitId> bodies, Paging paging, ReadAt at) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("limit", paging.fetch());
        if (level != null) {
            parameters.put("level", level.name());
        }
        if (bodies != null) {
            parameters.put(
                    "bodies",
                    bodies.isEmpty()
                            ? List.of("")
                            : bodies.stream().map(UnitId::value).toList());
        }
        if (!paging.isFirst()) {
            parameters.put("decision", paging.after().get(0));
        }
        return versions.list(DecisionEntity.class, sql(level != null, bodies != null, paging, at), parameters);
    }

    static String sql(boolean ofLevel, boolean ofBodies, Paging paging, ReadAt at) {
        return "select d.* from approval.decisions d where " + at.holds("d")
                + (ofLevel ? " and d.level = :level" : "")
                + (ofBodies ? " and (d.state = 'PUBLISHED' or d.body in (:bodies))" : "")
                + (paging.isFirst() ? "" : " and d.decision < :decision")
                + " order by d.decision desc limit :limit";
    }
}
