package vn.vinhdanh.approval.read.home;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import vn.vinhdanh.approval.office.Sight;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.approval.read.Versions;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;

/** The cases that moved: those that came to somebody's body, and those that their unit proposed. */
@Repository
class News {

    private static final String PRESENT = "9223372036854775807";

    private final Versions versions;

    News(Versions versions) {
        this.versions = versions;
    }

    /** @param body null before a body has it */
    record Line(
            String nomination,
            String ref,
            String award,
            String recipient,
            CaseState state,
            @Nullable StepKind step,
            @Nullable String body,
            LocalDate since,
            long position) {

        static Line of(Object[] row) {
            return new Line(
                    (String) row[0],
                    (String) row[1],
                    (String) row[2],
                    (String) row[3],
                    CaseState.valueOf((String) row[4]),
                    row[5] == null ? null : StepKind.valueOf((String) row[5]),
                    (String) row[6],
                    row[7] instanceof Date date ? date.toLocalDate() : (LocalDate) row[7],
                    ((Number) row[8]).longValue());
        }
    }

    /** The latest first. @param since after which position */
    List<Line> since(long since, Sight sight, int most) {
        Stream<Line> came = sight.bodies().isEmpty()
                ? Stream.of()
                : versions
                        .rows(
                                atBodiesSql(),
                                Map.of("bodies", array(sight.bodies()), "since", since, "limit", most),
                                Line::of)
                        .stream();
        Stream<Line> proposed = sight.proposers().isEmpty()
                ? Stream.of()
                : versions
                        .rows(
                                ofUnitsSql(),
                                Map.of("units", values(sight.proposers()), "since", since, "limit", most),
                                Line::of)
                        .stream();
        Map<String, Line> each = new TreeMap<>();
        Stream.concat(came, proposed).forEach(line -> each.putIfAbsent(line.nomination(), line));
        return each.values().stream()
                .sorted(Comparator.comparingLong(Line::position).reversed())
                .limit(most)
                .toList();
    }

    /** A case is at a body by some of its steps: of so many of the latest, as many cases as wanted are among them. */
    static String atBodiesSql() {
        return "select c.nomination, c.ref, c.award, c.recipient, p.state, p.step, p.body, p.since, s.position from ("
                + "select r.nomination, max(r.valid_from) as position from unnest(cast(:bodies as text[])) b (body)"
                + " cross join lateral (select r.nomination, r.valid_from from approval.case_step r"
                + " where r.body = b.body and r.valid_to = " + PRESENT
                + " and r.state <> 'PENDING' and r.valid_from > :since"
                + " order by r.valid_from desc limit " + StepKind.values().length + " * :limit) r"
                + " group by r.nomination order by 2 desc limit :limit) s"
                + " join approval.cases c on c.nomination = s.nomination and c.valid_to = " + PRESENT
                + " join approval.case_progress p on p.nomination = s.nomination and p.valid_to = " + PRESENT
                + " order by s.position desc";
    }

    static String ofUnitsSql() {
        return "select b.nomination, b.ref, b.award, b.recipient, b.state, b.step, b.body, b.since, b.valid_from"
                + " from approval.level_board b where b.proposed_by in (:units) and b.valid_to = " + PRESENT
                + " and b.valid_from > :since order by b.valid_from desc limit :limit";
    }

    private static String[] array(Collection<UnitId> units) {
        return units.stream().map(UnitId::value).toArray(String[]::new);
    }

    private static List<String> values(Collection<UnitId> units) {
        return units.stream().map(UnitId::value).toList();
    }
}
