package vn.vinhdanh.approval.write;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;

/**
 * Whom a case concerns.
 *
 * @param units that of the recipient, and the one that proposes
 */
public record Concerned(@Nullable PersonId nominee, Set<UnitId> units) {}
