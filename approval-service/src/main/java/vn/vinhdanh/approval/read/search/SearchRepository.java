package vn.vinhdanh.approval.read.search;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import vn.vinhdanh.approval.office.Sight;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.approval.read.Folding;
import vn.vinhdanh.approval.read.Versions;
import vn.vinhdanh.approval.read.WordSearch;
import vn.vinhdanh.events.UnitId;

/** Finds what the viewer may see, each kind by its own index. */
@Repository
public class SearchRepository {

    private static final String PRESENT = "9223372036854775807";
    private static final int FEW = 500;

    // The ways by which somebody sees a case.
    static final String PROPOSED = "select o.nomination from approval.cases o where o.proposed_by in"
            + " (:proposers) and o.valid_to = " + PRESENT;
    static final String REACHED =
            "select r.nomination from approval.case_step r where r.body in (:bodies)" + " and r.state <> 'PENDING'";
    static final String ON_AGENDA = "select i.nomination from approval.sessions s join approval.session_item i"
            + " on i.session = s.session where s.members @> cast(:member as jsonb) and s.valid_to = " + PRESENT;

    private static final String PUBLISHED =
            "exists (select from approval.register_decision d where d.decision = r.decision" + " and d.valid_to = "
                    + PRESENT + " and d.published_on is not null)";

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

    /** The latest first. */
    public List<FoundCase> cases(String question, Sight sight, int limit) {
        Map<String, Object> parameters = asked(question, limit);
        if (sight.everything()) {
            return versions.rows(everyCaseSql(), parameters, FoundCase::of);
        }
        List<String> ways = new ArrayList<>();
        if (!sight.proposers().isEmpty()) {
            parameters.put("proposers", values(sight.proposers()));
            ways.add(PROPOSED);
        }
        if (!sight.bodies().isEmpty()) {
            parameters.put("bodies", values(sight.bodies()));
            ways.add(REACHED);
        }
        parameters.put("member", "[\"" + sight.person().value() + "\"]");
        ways.add(ON_AGENDA);
        return versions.rows(seenCasesSql(ways), parameters, FoundCase::of);
    }

    static String everyCaseSql() {
        return WordSearch.found("approval.cases", "nomination", "desc", "", "") + SELECT;
    }

    /**
     * Words that few cases have are looked up, and what the viewer does not see is left out. For words that are everywhere
     * the viewer's own cases are gone through until enough have them.
     *
     * @param ways by which the viewer sees cases
     */
    static String seenCasesSql(List<String> ways) {
        return "with matched as materialized (select r.nomination from approval.cases r where r.valid_to = " + PRESENT
                + " and " + WordSearch.MATCHES + " limit " + (FEW + 1) + "),"
                + " few as materialized (select count(*) <= " + FEW + " as so from matched),"
                + " found as (select s.nomination from matched s where (select so from few) and ("
                + ways.stream()
                        .map(way -> "exists (select from (" + way + ") w where w.nomination = s.nomination)")
                        .collect(Collectors.joining(" or "))
                + ") union (select r.nomination from (" + String.join(" union all ", ways) + ") w"
                + " join approval.cases r on r.nomination = w.nomination and r.valid_to = " + PRESENT
                + " where not (select so from few) and " + WordSearch.MATCHES_UNINDEXED + " limit " + FEW + "))"
                + SELECT;
    }

    private static final String SELECT =
            " select c.nomination, c.ref, c.award, c.recipient, c.recipient_unit, p.state from found f"
                    + " join approval.cases c on c.nomination = f.nomination and c.valid_to = " + PRESENT
                    + " join approval.case_progress p on p.nomination = f.nomination and p.valid_to = " + PRESENT
                    + " order by c.nomination desc limit :limit";

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
        return WordSearch.found("approval.register", "award_id", "asc", "", PUBLISHED)
                + "select r.verification_code, r.award, r.recipient, r.number, r.date, r.status from found f"
                + " join approval.register r on r.award_id = f.award_id and r.valid_to = " + PRESENT
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
