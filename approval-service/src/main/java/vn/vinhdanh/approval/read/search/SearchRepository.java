package vn.vinhdanh.approval.read.search;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import vn.vinhdanh.approval.office.Sight;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.approval.read.Folding;
import vn.vinhdanh.approval.read.Versions;
import vn.vinhdanh.events.UnitId;

/** Finds what the viewer may see, each kind by its own index. */
@Repository
public class SearchRepository {

    private static final String PRESENT = "9223372036854775807";

    private final Versions versions;

    SearchRepository(Versions versions) {
        this.versions = versions;
    }

    public record FoundCase(
            String nomination, String ref, String award, String recipient, String unit, CaseState state) {

        static FoundCase of(Object[] row) {
            return new FoundCase(
                    (String) row[0],
                    (String) row[1],
                    (String) row[2],
                    (String) row[3],
                    (String) row[4],
                    CaseState.valueOf((String) row[5]));
        }
    }

    record FoundDecision(
            String decision, String number, @Nullable LocalDate date, String body, String state) {

        static FoundDecision of(Object[] row) {
            return new FoundDecision((String) row[0], (String) row[1], day(row[2]), (String) row[3], (String) row[4]);
        }
    }

    record FoundAward(
            String code,
            String award,
            String recipient,
            String number,
            @Nullable LocalDate date,
            String status) {

        static FoundAward of(Object[] row) {
            return new FoundAward(
                    (String) row[0], (String) row[1], (String) row[2], (String) row[3], day(row[4]), (String) row[5]);
        }
    }

    /** In the order of their references. */
    public List<FoundCase> cases(String question, Sight sight, int limit) {
        Map<String, Object> parameters = asked(question, limit);
        if (!sight.everything()) {
            parameters.put("bodies", values(sight.bodies()));
            parameters.put("proposers", values(sight.proposers()));
            parameters.put("member", "[\"" + sight.person().value() + "\"]");
        }
        return versions.rows(casesSql(sight.everything()), parameters, FoundCase::of);
    }

    static String casesSql(boolean everything) {
        return "select c.nomination, c.ref, c.award, c.recipient, c.recipient_unit, p.state from approval.cases c"
                + " join approval.case_progress p on p.nomination = c.nomination and p.valid_to = " + PRESENT
                + " where c.valid_to = " + PRESENT
                + " and to_tsvector('simple', c.search) @@ to_tsquery('simple', :words)"
                + (everything
                        ? ""
                        : " and (c.proposed_by in (:proposers) or exists (select from approval.case_step r"
                                + " where r.nomination = c.nomination and r.body in (:bodies)"
                                + " and r.state <> 'PENDING') or exists (select from approval.session_item i"
                                + " join approval.sessions s on s.session = i.session and s.valid_to = " + PRESENT
                                + " where i.nomination = c.nomination and s.members @> cast(:member as jsonb)))")
                + " order by c.ref, c.nomination limit :limit";
    }

    /** Whose number begins so, the latest first: published ones, and those of the viewer's bodies. */
    List<FoundDecision> decisions(String number, Sight sight, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("number", Folding.fold(number.strip()).replaceAll("[%_\\\\]", "\\\\$0") + "%");
        parameters.put("limit", limit);
        if (!sight.everything()) {
            parameters.put("bodies", values(sight.bodies()));
        }
        return versions.rows(decisionsSql(sight.everything()), parameters, FoundDecision::of);
    }

    static String decisionsSql(boolean everything) {
        return "select d.decision, d.number, d.date, d.body, d.state from approval.decisions d"
                + " where translate(lower(d.number), 'đ', 'd') like :number and d.valid_to = " + PRESENT
                + (everything ? "" : " and (d.state = 'PUBLISHED' or d.body in (:bodies))")
                + " order by d.date desc, d.decision desc limit :limit";
    }

    /** What is published, as everybody may look it up. */
    List<FoundAward> awards(String question, int limit) {
        return versions.rows(awardsSql(), asked(question, limit), FoundAward::of);
    }

    static String awardsSql() {
        return "select r.verification_code, r.award, r.recipient, r.number, r.date, r.status from approval.register r"
                + " where r.valid_to = " + PRESENT
                + " and to_tsvector('simple', r.search) @@ to_tsquery('simple', :words)"
                + " and exists (select from approval.register_decision d where d.decision = r.decision"
                + " and d.valid_to = " + PRESENT + " and d.published_on is not null)"
                + " order by r.award_id limit :limit";
    }

    private static Map<String, Object> asked(String question, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("words", question);
        parameters.put("limit", limit);
        return parameters;
    }

    private static @Nullable LocalDate day(@Nullable Object value) {
        return value instanceof Date date ? date.toLocalDate() : (LocalDate) value;
    }

    private static List<String> values(Collection<UnitId> units) {
        return units.isEmpty() ? List.of("") : units.stream().map(UnitId::value).toList();
    }
}
