package vn.vinhdanh.nomination.read.nominations;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.eventstore.view.Table;
import vn.vinhdanh.nomination.read.Reader;
import vn.vinhdanh.nomination.read.Readers;
import vn.vinhdanh.people.FoldedName;

/** How many nominations stand in each state, counted no further than a counter shows: a list of any size costs as much. */
@Component
class NominationCounts {

    /** What is more is shown as “more than 999”. */
    static final int COUNTED = 1_000;

    private final JdbcClient jdbc;
    private final Readers readers;

    NominationCounts(JdbcClient jdbc, Readers readers) {
        this.jdbc = jdbc;
        this.readers = readers;
    }

    /** @param filter its state does not matter */
    Map<State, Integer> of(SignedIn who, NominationFilter filter, ReadAt at) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        Arrays.stream(State.values()).forEach(state -> counts.put(state, 0));
        Reader reader = readers.of(who);
        if (reader.seesNothing()) {
            return counts;
        }
        jdbc.sql(sql(filter, reader, at))
                .param("states", Arrays.stream(State.values()).map(Enum::name).toArray(String[]::new))
                .param("award", filter.award())
                .param("level", filter.level() == null ? null : filter.level().name())
                .param("movement", filter.movement())
                .param("unit", filter.unit() == null ? null : filter.unit().value())
                .param("q", pattern(filter.q()))
                .param("units", reader.units().toArray(new String[0]))
                .param("keys", reader.keys().toArray(new String[0]))
                .query(row -> {
                    counts.put(State.valueOf(row.getString("state")), row.getInt("number"));
                });
        return counts;
    }

    static String sql(NominationFilter filter, Reader reader, ReadAt at) {
        StringBuilder matching = new StringBuilder(at.holds("n"));
        also(matching, filter.award(), "n.award = :award");
        also(matching, filter.level(), "n.level = :level");
        also(matching, filter.movement(), "n.movement = :movement");
        also(matching, filter.unit(), "(n.proposed_by = :unit or n.recipient_unit = :unit)");
        also(matching, pattern(filter.q()), "n.search like :q");
        if (!reader.everything()) {
            matching.append(" and (n.proposed_by = any (cast(:units as text[])) or exists (select"
                    + " from nomination.nominations_reader r where r.nomination = n.id"
                    + " and r.reader = any (cast(:keys as text[])) and r.valid_to = " + Table.OPEN + "))");
        }
        return "select s.state, c.number from unnest(cast(:states as text[])) s (state) cross join lateral (select"
                + " count(*) as number from (select from nomination.nominations n where n.state = s.state and "
                + matching
                + " limit " + COUNTED + ") counted) c";
    }

    private static void also(StringBuilder sql, @Nullable Object value, String condition) {
        if (value != null) {
            sql.append(" and ").append(condition);
        }
    }

    private static @Nullable String pattern(@Nullable String q) {
        String folded = q == null ? "" : FoldedName.of(q);
        return folded.isEmpty()
                ? null
                : "%" + folded.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
