package vn.vinhdanh.people;

import java.util.Collection;
import vn.vinhdanh.events.PersonId;

/** What was typed and not saved: kept outside the log, and not under anybody's key. */
public interface TypedText {

    /**
     * Forgets what was typed by those accounts, and by anybody about that person.
     *
     * @param names what the person is called
     * @return how many forms
     */
    int forget(Collection<String> accounts, PersonId person, Collection<String> names);
}
