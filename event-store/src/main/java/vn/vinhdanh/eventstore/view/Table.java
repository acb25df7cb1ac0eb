package vn.vinhdanh.eventstore.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.PersonId;

/**
 * A table of a view. Its columns are the components of the row's record in snake case ({@code String}, {@code long},
 * {@code int}, {@code boolean}, {@code LocalDate}, {@code Instant}, an enum, an id, or {@link Json}), followed by
 * {@code valid_from} and {@code valid_to}: the positions from which and until which a version holds. An open version
 * holds until {@link #OPEN}; the table has a partial unique index on the key of open versions.
 *
 * @param <R> one version of a row
 */
public final class Table<R extends Record> {

    /** {@code valid_to} of a version that still holds: the greatest {@code bigint}. */
    public static final long OPEN = Long.MAX_VALUE;

    private final String name;
    private final Columns<R> columns;
    private final List<Dependent<R>> dependents = new ArrayList<>();
    private final List<Text<R>> texts = new ArrayList<>();
    private boolean writtenOnce;

    Table(String name, Class<R> row, List<String> keyColumns) {
        this.name = name;
        this.columns = new Columns<>(row, keyColumns);
    }

    /** What else changes when a row of this table does, such as a counter. */
    @FunctionalInterface
    public interface Dependent<R extends Record> {

        /**
         * @param before null where the row is new
         * @param after null where the row ended
         * @param fold for the changes that follow, at the same position
         */
        void changed(@Nullable R before, @Nullable R after, Fold fold);
    }

    /**
     * Lets rows of other tables follow the rows of this one. Such a table is changed only this way, never by a handler:
     * the order of its versions would depend on where a batch ends.
     */
    public Table<R> onChange(Dependent<R> dependent) {
        dependents.add(dependent);
        return this;
    }

    /**
     * Says that a row never changes once it is there, and that none is put twice: such as one for each event. Whoever
     * folds the whole log then need not remember it.
     */
    public Table<R> writtenOnce() {
        writtenOnce = true;
        return this;
    }

    boolean isWrittenOnce() {
        return writtenOnce;
    }

    /**
     * Says which rows hold text that belongs to a person, and how a row reads when that person has been erased: exactly
     * as the handlers would have made it of events without that text. With the receipt of an erasure every version of
     * these rows is overwritten, so that a later replay finds the same rows.
     *
     * @param personColumn the column that says whose text it is; a row may hold texts of several
     * @param erased the row without any text of that person; the row as it is where it holds none
     */
    public Table<R> holdsTextOf(String personColumn, BiFunction<R, PersonId, R> erased) {
        if (columns.all().stream().noneMatch(column -> column.name().equals(personColumn))) {
            throw new IllegalArgumentException(name + " has no column " + personColumn);
        }
        texts.add(new Text<>(personColumn, erased));
        return this;
    }

    /** Text of the person whom a column names. */
    record Text<R extends Record>(String personColumn, BiFunction<R, PersonId, R> erased) {}

    List<Text<R>> texts() {
        return texts;
    }

    /** The table's name without its schema. */
    public String name() {
        return name;
    }

    Columns<R> columns() {
        return columns;
    }

    void changed(@Nullable R before, @Nullable R after, Fold fold) {
        for (Dependent<R> dependent : dependents) {
            dependent.changed(before, after, fold);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
