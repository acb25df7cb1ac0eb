package vn.vinhdanh.approval.read.sessions;

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
import vn.vinhdanh.events.SessionId;
import vn.vinhdanh.events.UnitId;

/** The rows of {@code approval.sessions}, as of now or of any position. */
@Repository
class SessionRepository {

    private final Versions versions;

    SessionRepository(Versions versions) {
        this.versions = versions;
    }

    Optional<SessionEntity> find(SessionId session, ReadAt at) {
        return versions
                .list(
                        SessionEntity.class,
                        "select s.* from approval.sessions s where s.session = :session and " + at.holds("s"),
                        Map.of("session", session.value()))
                .stream()
                .findFirst();
    }

    List<SessionItemEntity> items(SessionId session, ReadAt at) {
        return versions.list(
                SessionItemEntity.class,
                "select i.* from approval.session_item i where i.session = :session and " + at.holds("i")
                        + " order by i.ordinal",
                Map.of("session", session.value()));
    }

    /** The latest first. @param bodies whose councils; null for all */
    List<SessionEntity> list(@Nullable Collection<UnitId> bodies, Paging paging, ReadAt at) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("limit", paging.fetch());
        if (bodies != null) {
            if (bodies.isEmpty()) {
                return List.of();
            }
            parameters.put("bodies", bodies.stream().map(UnitId::value).toList());
        }
        if (!paging.isFirst()) {
            parameters.put("session", paging.after().get(0));
        }
        return versions.list(SessionEntity.class, sql(bodies != null, paging, at), parameters);
    }

    static String sql(boolean ofBodies, Paging paging, ReadAt at) {
        return "select s.* from approval.sessions s where " + at.holds("s")
                + (ofBodies ? " and s.body in (:bodies)" : "")
                + (paging.isFirst() ? "" : " and s.session < :session")
                + " order by s.session desc limit :limit";
    }
}
