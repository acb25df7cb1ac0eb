package vn.vinhdanh.nomination.read.nominations;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.nomination.read.Reader;
import vn.vinhdanh.nomination.read.Readers;

/** How many nominations stand in each state, counted no further than a counter shows: a list of any size costs as much. */
@Component
class NominationCounts {

    /** What is more is shown as “more than 999”. */
    static final int COUNTED = 1_000;

    /** What a word finds in more places than {@link NominationSearch#FEW} is not counted at all. */
    static final int UNCOUNTED = -1;

    private final JdbcClient jdbc;
    private final Readers readers;
    private final NominationSearch search;

    NominationCounts(JdbcClient jdbc, Readers readers, NominationSearch search) {
        this.jdbc = jdbc;
        this.readers = readers;
        this.search = search;
    }

    /** @param filter its state does not matter */
    Map<State, Integer> of(SignedIn who, NominationFilter filter, ReadAt at) {
        Reader reader = readers.of(who);
        if (reader.seesNothing()) {
            return each(0);
        }
        return filter.pattern() == null ? counted(filter, reader, at) : found(filter, reader, at);
    }

    private Map<State, Integer> counted(NominationFilter filter, Reader reader, ReadAt at) {
        Map<State, Integer> counts = each(0);
        NominationSearch.parameters(jdbc.sql(sql(filter, reader, at)), filter, reader)
                .param("states", Arrays.stream(State.values()).map(Enum::name).toArray(String[]::new))
                .query(row -> {
                    counts.put(State.valueOf(row.getString("state")), row.getInt("number"));
                });
        return counts;
    }

    private Map<State, Integer> found(NominationFilter filter, Reader reader, ReadAt at) {
        return search.few(filter, reader, at)
                .map(found -> {
                    Map<State, Integer> counts = each(0);
                    found.forEach(one -> counts.merge(one.state(), 1, Integer::sum));
                    return counts;
                })
                .orElseGet(() -> each(UNCOUNTED));
    }

    private static Map<State, Integer> each(int number) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        Arrays.stream(State.values()).forEach(state -> counts.put(state, number));
        return counts;
    }

    static String sql(NominationFilter filter, Reader reader, ReadAt at) {
        return "select s.state, c.number from unnest(cast(:states as text[])) s (state) cross join lateral (select"
                + " count(*) as number from (select from nomination.nominations n where n.state = s.state and "
                + NominationSearch.matching(filter, reader, at)
                + " limit " + COUNTED + ") counted) c";
    }
}
