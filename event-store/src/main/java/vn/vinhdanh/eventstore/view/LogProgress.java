package vn.vinhdanh.eventstore.view;

import java.time.Duration;

/** How far the readers of the log have come, and waiting for them. */
public interface LogProgress {

    /**
     * Waits until a view shows everything that follows from a position: first until every automation has passed it, then
     * twice until they have passed the head seen then (the longest chain between services), then for the view.
     *
     * @return false where that did not happen within the timeout
     */
    boolean await(long position, String view, Duration timeout);

    /** The last position that the processor of that name, a view or an automation, has taken in; 0 where it is unknown. */
    long positionOf(String processor);
}
