package vn.vinhdanh.people.read.persons;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.people.PersonRegistered;
import vn.vinhdanh.eventstore.view.Table;
import vn.vinhdanh.eventstore.view.View;
import vn.vinhdanh.people.FoldedName;

/** Everybody who is known. */
@Component
final class PersonsView extends View {

    static final String NAME = "nomination.persons";

    private final Table<PersonRow> persons =
            table("persons", PersonRow.class, "id").holdsTextOf("id", PersonRow::without);

    PersonsView() {
        super(NAME);
        on(
                PersonRegistered.class,
                (e, fold) -> fold.put(
                        persons,
                        new PersonRow(
                                e.person().value(),
                                e.fullName().value(),
                                FoldedName.of(e.fullName().orElse("")),
                                clear(e.birthDate()),
                                clear(e.nationalId()),
                                clear(e.address()),
                                clear(e.contact()),
                                fold.sequence())));
    }

    private static <T> @Nullable T clear(@Nullable Protected<T> value) {
        return value == null ? null : value.value();
    }
}
