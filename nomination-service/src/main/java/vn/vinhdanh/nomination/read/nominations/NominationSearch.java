package vn.vinhdanh.nomination.read.nominations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.eventstore.view.Table;
import vn.vinhdanh.nomination.read.Reader;

/** How far a search goes, so that it takes about as long for any number of nominations. */
@Component
class NominationSearch {

    /** The most that are counted. */
    static final int FEW = 1_000;

    /** How many rows of the list are walked through for each that is wanted. */
    private static final int STRETCH = 40;

    private final JdbcClient jdbc;

    NominationSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The end of a stretch of the list. */
    record Place(String ref, String id) {}

    /** Up to where the list is walked through for a page; empty where that is its end. */
    Optional<Place> stretch(Paging paging, ReadAt at) {
        return jdbc.sql("select n.ref, n.id from nomination.nominations n where " + at.holds("n")
                        + (paging.isFirst() ? "" : " and (n.ref, n.id) > (:ref, :id)")
                        + " order by n.ref, n.id offset " + STRETCH + " * :rows limit 1")
                .param("ref", paging.isFirst() ? null : paging.after().get(0))
                .param("id", paging.isFirst() ? null : paging.after().get(1))
                .param("rows", paging.fetch())
                .query((row, number) -> new Place(row.getString(1), row.getString(2)))
                .optional();
    }

    record Found(String id, State state) {}

    /**
     * What matches in any state, in no order; empty where it is more than {@link #FEW}.
     *
     * @param filter with a question; its state does not matter
     */
    @Transactional(readOnly = true)
    public Optional<List<Found>> few(NominationFilter filter, Reader reader, ReadAt at) {
        // The short way to them depends on the word: a plan for any word is the long one for many.
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
        List<Found> found = parameters(
                        jdbc.sql("select n.id, n.state from nomination.nominations n where "
                                + matching(filter, reader, at) + " limit " + (FEW + 1)),
                        filter,
                        reader)
                .query((row, number) -> new Found(row.getString(1), State.valueOf(row.getString(2))))
                .list();
        return found.size() > FEW ? Optional.empty() : Optional.of(found);
    }

    /** Everything that is asked and allowed, but for the state. */
    static String matching(NominationFilter filter, Reader reader, ReadAt at) {
        StringBuilder matching = new StringBuilder(at.holds("n"));
        also(matching, filter.award(), "n.award = :award");
        also(matching, filter.level(), "n.level = :level");
        also(matching, filter.movement(), "n.movement = :movement");
        also(matching, filter.unit(), "(n.proposed_by = :unit or n.recipient_unit = :unit)");
        also(matching, filter.pattern(), "n.search like :q");
        if (!reader.everything()) {
            List<String> ways = new ArrayList<>();
            if (!reader.units().isEmpty()) {
                ways.add("n.proposed_by = any (cast(:units as text[]))");
            }
            if (!reader.keys().isEmpty()) {
                ways.add("exists (select from nomination.nominations_reader r where r.nomination = n.id"
                        + " and r.reader = any (cast(:keys as text[])) and r.valid_to = " + Table.OPEN + ")");
            }
            matching.append(" and (")
                    .append(ways.isEmpty() ? "false" : String.join(" or ", ways))
                    .append(")");
        }
        return matching.toString();
    }

    static StatementSpec parameters(StatementSpec statement, NominationFilter filter, Reader reader) {
        return statement
                .param("award", filter.award())
                .param("level", filter.level() == null ? null : filter.level().name())
                .param("movement", filter.movement())
                .param("unit", filter.unit() == null ? null : filter.unit().value())
                .param("q", filter.pattern())
                .param("units", reader.units().toArray(new String[0]))
                .param("keys", reader.keys().toArray(new String[0]));
    }

    private static void also(StringBuilder sql, @Nullable Object value, String condition) {
        if (value != null) {
            sql.append(" and ").append(condition);
        }
    }
}
