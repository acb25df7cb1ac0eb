package vn.vinhdanh.people;

import java.util.List;
import vn.vinhdanh.events.DocumentId;
import vn.vinhdanh.events.PersonId;

/** What was filed for a person: asked while writing, answered by what has been folded. */
public interface FilesOfPerson {

    /** The nominations of which the person is, or ever was, the nominee. */
    List<String> nominations(PersonId person);

    /** Every document that was ever attached to one of them for that person. */
    List<DocumentId> documents(PersonId person);
}
