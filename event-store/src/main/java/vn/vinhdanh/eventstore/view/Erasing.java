package vn.vinhdanh.eventstore.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.people.PersonErased;

/**
 * Takes the text of an erased person out of every version of every row, in place: no version is added. Versions that
 * differed in that text alone become one, for a replay, which never sees the text, would not have told them apart.
 *
 * <p>Done with the receipt of the erasure, before any event after it. Doing it again changes nothing.
 */
final class Erasing {

    private Erasing() {}

    /** Whom an event erases, if anybody. */
    static @Nullable PersonId erasedBy(TrackedEventMessage<?> event) {
        return event.getPayloadType() == PersonErased.class && event.getPayload() instanceof PersonErased receipt
                ? receipt.person()
                : null;
    }

    /** @param relations where the rows of each table are kept */
    static void erase(Connection connection, View view, Function<Table<?>, Relation<?>> relations, PersonId person)
            throws SQLException {
        for (Table<?> table : view.tables()) {
            erase(connection, relations.apply(table), person);
        }
    }

    private static <R extends Record> void erase(Connection connection, Relation<R> relation, PersonId person)
            throws SQLException {
        List<Table.Text<R>> texts = relation.table().texts();
        if (texts.isEmpty()) {
            return;
        }
        List<String> columns =
                texts.stream().map(Table.Text::personColumn).distinct().toList();
        List<Relation.Version<R>> replaced = new ArrayList<>();
        List<Relation.Version<R>> written = new ArrayList<>();
        for (List<Relation.Version<R>> versions : relation.ofPerson(connection, columns, person)) {
            List<Relation.Version<R>> erased = erased(relation.table(), versions, person);
            if (!erased.equals(versions)) {
                replaced.addAll(versions);
                written.addAll(erased);
            }
        }
        relation.delete(connection, replaced);
        relation.insert(connection, written);
    }

    /** @param versions of one row, the oldest first */
    private static <R extends Record> List<Relation.Version<R>> erased(
            Table<R> table, List<Relation.Version<R>> versions, PersonId person) {
        List<Relation.Version<R>> erased = new ArrayList<>();
        for (Relation.Version<R> version : versions) {
            R row = version.row();
            for (Table.Text<R> text : table.texts()) {
                row = text.erased().apply(row, person);
            }
            row = table.columns().normalise(row, null);
            Relation.Version<R> last = erased.isEmpty() ? null : erased.get(erased.size() - 1);
            if (last != null && last.to() == version.from() && last.row().equals(row)) {
                erased.set(erased.size() - 1, new Relation.Version<>(row, last.from(), version.to()));
            } else {
                erased.add(new Relation.Version<>(row, version.from(), version.to()));
            }
        }
        return erased;
    }
}
