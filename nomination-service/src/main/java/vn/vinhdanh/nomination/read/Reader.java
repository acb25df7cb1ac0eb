package vn.vinhdanh.nomination.read;

import java.util.Set;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;

/**
 * How far somebody sees.
 *
 * @param everything an auditor
 * @param units whose nominations they see: those they are a clerk of, and all below
 * @param keys of who has been let in: what reached their body, or is on their agenda
 */
public record Reader(boolean everything, Set<String> units, Set<String> keys) {

    public static String body(UnitId body) {
        return "body:" + body.value();
    }

    public static String member(PersonId person) {
        return "member:" + person.value();
    }

    public boolean seesNothing() {
        return !everything && units.isEmpty() && keys.isEmpty();
    }
}
