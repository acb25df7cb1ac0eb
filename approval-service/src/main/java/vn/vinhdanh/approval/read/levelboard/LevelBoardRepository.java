package vn.vinhdanh.approval.read.levelboard;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.approval.office.Sight;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.approval.read.Versions;
import vn.vinhdanh.approval.read.levelboard.FigureRow.Figure;
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
        return "select n.* from " + present("level_count", "state, award, recipient_kind", "", at)
                + " where n.number > 0 order by n.state, n.award, n.recipient_kind";
    }

    /** Numbers by what they are about. */
    Map<String, Integer> figures(AwardLevel level, Figure figure, ReadAt at) {
        Map<String, Integer> numbers = new TreeMap<>();
        versions.rows(figuresSql(at), Map.of("level", level.name(), "figure", figure.name()), Object[]::clone)
                .forEach(row -> numbers.put((String) row[0], ((Number) row[1]).intValue()));
        return numbers;
    }

    static String figuresSql(ReadAt at) {
        return "select n.about, n.number from " + present("level_figure", "figure, about", "k.figure = :figure", at)
                + " where n.number > 0";
    }

    /** The units that propose most, the most active first. */
    Map<String, Integer> most(AwardLevel level, int limit, ReadAt at) {
        return units(mostSql(at), level, limit);
    }

    /** The units that propose least, of those that propose at all; the least active first. */
    Map<String, Integer> least(AwardLevel level, int limit, ReadAt at) {
        return units(leastSql(at), level, limit);
    }

    private Map<String, Integer> units(String sql, AwardLevel level, int limit) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        versions.rows(sql, Map.of("level", level.name(), "figure", Figure.UNIT.name(), "limit", limit), Object[]::clone)
                .forEach(row -> numbers.put((String) row[0], ((Number) row[1]).intValue()));
        return numbers;
    }

    static String mostSql(ReadAt at) {
        return figuresSql(at) + " order by n.number desc, n.about limit :limit";
    }

    /** The same index, read from its other end. */
    static String leastSql(ReadAt at) {
        return figuresSql(at) + " order by n.number, n.about desc limit :limit";
    }

    /** How many nominations of some units stand in each state: of one level, or, where it is null, of all. */
    Map<String, Map<CaseState, Integer>> unitStates(@Nullable AwardLevel level, Collection<String> units, ReadAt at) {
        Map<String, Map<CaseState, Integer>> numbers = new HashMap<>();
        if (units.isEmpty()) {
            return numbers;
        }
        List<String> about = units.stream()
                .flatMap(unit -> Stream.of(CaseState.values()).map(state -> FigureRow.stateOf(unit, state)))
                .toList();
        List<String> levels = Stream.of(AwardLevel.values())
                .filter(each -> level == null || each == level)
                .map(Enum::name)
                .toList();
        versions.rows(unitStatesSql(at), Map.of("levels", levels, "about", about), Object[]::clone)
                .forEach(row -> {
                    String[] parts = ((String) row[0]).split(" ");
                    numbers.computeIfAbsent(parts[0], unit -> new EnumMap<>(CaseState.class))
                            .merge(CaseState.valueOf(parts[1]), ((Number) row[1]).intValue(), Integer::sum);
                });
        return numbers;
    }

    static String unitStatesSql(ReadAt at) {
        return "select n.about, n.number from approval.level_figure n where n.level in (:levels)"
                + " and n.figure = 'UNIT_STATE' and n.about in (:about) and n.number > 0 and " + at.holds("n");
    }

    /**
     * The counters of a level that hold: those that are open, or, of each that is open, the version of the time. A
     * counter is never removed, and so has an open version as soon as it has any; looking each up by its key reads as
     * much of a long history as of a short one.
     */
    private static String present(String table, String key, String which, ReadAt at) {
        String of = " where k.level = :level and " + ReadAt.now().holds("k") + (which.isEmpty() ? "" : " and " + which);
        if (!at.isPast()) {
            return "(select k.* from approval." + table + " k" + of + ") n";
        }
        String same = Stream.of(key.split(", "))
                .map(column -> " and v." + column + " = k." + column)
                .collect(Collectors.joining());
        return "(select k.* from approval." + table + " k" + of + ") k cross join lateral (select v.* from approval."
                + table + " v where v.level = k.level" + same + " and v.valid_from <= " + at.position()
                + " order by v.valid_from desc limit 1) n";
    }

    /** Up to which position the board of a level has come. */
    long position(AwardLevel level) {
        return versions
                .rows(
                        "select p.view, p.position from approval.view_position p where p.view = :view",
                        Map.of("view", LevelBoardView.nameOf(level)),
                        row -> ((Number) row[1]).longValue())
                .stream()
                .findFirst()
                .orElse(0L);
    }

    /** Nominations in the order of their references; those alone that the person may see. */
    List<BoardEntity> list(
            AwardLevel level, BoardFilter filter, Sight sight, Collection<UnitId> proposers, Paging paging, ReadAt at) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("level", level.name());
        parameters.put("limit", paging.fetch());
        if (!paging.isFirst()) {
            parameters.put("ref", paging.after().get(0));
            parameters.put("nomination", paging.after().get(1));
        }
        if (!sight.everything()) {
            parameters.put("bodies", values(sight.bodies()));
            parameters.put("proposers", values(proposers));
        }
        return versions.list(
                BoardEntity.class, listSql(filter, sight.everything(), paging, at, parameters), parameters);
    }

    static String listSql(
            BoardFilter filter, boolean everything, Paging paging, ReadAt at, Map<String, Object> parameters) {
        String where = filter.where(parameters);
        List<String> lists = filter.eachState(parameters).stream()
                .map(state -> "select b.* from approval.level_board b where b.level = :level and " + at.holds("b")
                        + state
                        + where
                        + (everything
                                ? ""
                                : " and (b.proposed_by in (:proposers) or b.body in (:bodies) or exists (select from"
                                        + " approval.case_step r where r.nomination = b.nomination and r.body in"
                                        + " (:bodies) and r.state <> 'PENDING' and " + at.holds("r") + "))")
                        + (paging.isFirst() ? "" : " and (b.ref, b.nomination) > (:ref, :nomination)")
                        + " order by b.ref, b.nomination limit :limit")
                .toList();
        if (lists.size() == 1) {
            return lists.get(0);
        }
        return "select b.* from ((" + String.join(") union all (", lists)
                + ")) b order by b.ref, b.nomination limit :limit";
    }

    private static List<String> values(Collection<UnitId> units) {
        return units.isEmpty() ? List.of("") : units.stream().map(UnitId::value).toList();
    }
}
