package vn.vinhdanh.eventstore;

import org.axonframework.common.IdentifierFactory;
import vn.vinhdanh.events.Id;

/** Message identifiers that sort by time (UUID version 7), so that the unique index on them grows at its end only. */
public final class SortableIdentifiers extends IdentifierFactory {

    @Override
    public String generateIdentifier() {
        return Id.next();
    }
}
