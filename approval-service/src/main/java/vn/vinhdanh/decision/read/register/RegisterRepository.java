package vn.vinhdanh.decision.read.register;

import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.approval.read.Versions;
import vn.vinhdanh.approval.read.WordSearch;
import vn.vinhdanh.events.AwardLevel;

/** The rows of {@code approval.register}, as of now or of any position. */
@Repository
class RegisterRepository {

    private final Versions versions;

    RegisterRepository(Versions versions) {
        this.versions = versions;
    }

    /** The awards of a level in the order of their references. */
    List<RegisterEntity> ofLevel(AwardLevel level, @Nullable String award, Paging paging, ReadAt at) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("level", level.name());
        parameters.put("limit", paging.fetch());
        if (award != null) {
            parameters.put("award", award);
        }
        if (!paging.isFirst()) {
            parameters.put("ref", paging.after().get(0));
            parameters.put("awardId", paging.after().get(1));
        }
        return versions.list(RegisterEntity.class, ofLevelSql(award != null, paging, at), parameters);
    }

    static String ofLevelSql(boolean ofAward, Paging paging, ReadAt at) {
        return "select r.* from approval.register r where r.level = :level and " + at.holds("r")
                + (ofAward ? " and r.award = :award" : "")
                + (paging.isFirst() ? "" : " and (r.ref, r.award_id) > (:ref, :awardId)")
                + " order by r.ref, r.award_id limit :limit";
    }

    /** Published awards in whose names or numbers every word begins something. */
    List<RegisterEntity> search(List<String> words, Paging paging) {
        if (words.isEmpty()) {
            return List.of();
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("limit", paging.fetch());
        parameters.put("words", words.stream().map(word -> word + ":*").collect(Collectors.joining(" & ")));
        if (!paging.isFirst()) {
            parameters.put("awardId", paging.after().get(0));
        }
        return versions.list(RegisterEntity.class, searchSql(paging), parameters);
    }

    static String searchSql(Paging paging) {
        String published = "exists (select from approval.register_decision d where d.decision = r.decision and "
                + ReadAt.now().holds("d") + " and d.published_on is not null)";
        return WordSearch.found(
                        "approval.register",
                        "award_id",
                        "asc",
                        paging.isFirst() ? "" : "r.award_id > :awardId",
                        published)
                + "select r.* from found f join approval.register r on r.award_id = f.award_id and "
                + ReadAt.now().holds("r") + " order by r.award_id limit :limit";
    }

    /** One published award by the code on its certificate. */
    Optional<RegisterEntity> verify(String code) {
        return versions.list(RegisterEntity.class, verifySql(), Map.of("code", code)).stream()
                .findFirst();
    }

    /** What was told of a decision after it was signed. */
    Optional<RegisterDecisionRow> decision(String decision) {
        return versions
                .rows(
                        "select d.decision, d.published_on, d.correction, d.corrected_on from approval.register_decision d"
                                + " where d.decision = :decision and "
                                + ReadAt.now().holds("d"),
                        Map.of("decision", decision),
                        row -> new RegisterDecisionRow((String) row[0], day(row[1]), (String) row[2], day(row[3])))
                .stream()
                .findFirst();
    }

    private static @Nullable LocalDate day(@Nullable Object value) {
        return value instanceof Date date ? date.toLocalDate() : (LocalDate) value;
    }

    static String verifySql() {
        return "select r.* from approval.register r where r.verification_code = :code and "
                + ReadAt.now().holds("r")
                + " and exists (select from approval.register_decision d where d.decision = r.decision and "
                + ReadAt.now().holds("d") + " and d.published_on is not null)";
    }
}
