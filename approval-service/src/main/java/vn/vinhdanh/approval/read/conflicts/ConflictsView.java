package vn.vinhdanh.approval.read.conflicts;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.vinhdanh.approval.read.ViewJson;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.approval.ConflictDeclared;
import vn.vinhdanh.events.approval.ConflictLifted;
import vn.vinhdanh.eventstore.view.Fold;
import vn.vinhdanh.eventstore.view.Table;
import vn.vinhdanh.eventstore.view.View;

/** Who has declared to be partial in what, and who lifted it: what was lifted stays to be seen. */
@Component
public class ConflictsView extends View {

    public static final String NAME = "approval.conflicts";

    private final Table<ConflictRow> conflicts =
            table("conflict", ConflictRow.class, "conflict").holdsTextOf("person", ConflictRow::without);

    public ConflictsView() {
        super(NAME);
        on(ConflictDeclared.class, this::declared);
        on(
                ConflictLifted.class,
                (e, fold) -> fold.change(
                        conflicts,
                        e.conflict().value(),
                        row -> row.lifted(
                                fold.sequence(),
                                e.by().person().value(),
                                e.on(),
                                e.reason().code(),
                                ViewJson.clear(e.reason().text()))));
    }

    private void declared(ConflictDeclared e, Fold fold) {
        fold.put(
                conflicts,
                new ConflictRow(
                        e.conflict().value(),
                        fold.sequence(),
                        e.person().value(),
                        person(e.aboutPerson()),
                        unit(e.aboutUnit()),
                        e.reason().code(),
                        ViewJson.clear(e.reason().text()),
                        e.reason().legalRef(),
                        e.on(),
                        null,
                        null,
                        null,
                        null));
    }

    private static @Nullable String person(@Nullable PersonId person) {
        return person == null ? null : person.value();
    }

    private static @Nullable String unit(@Nullable UnitId unit) {
        return unit == null ? null : unit.value();
    }
}
