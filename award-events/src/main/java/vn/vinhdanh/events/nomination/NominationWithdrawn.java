package vn.vinhdanh.events.nomination;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.NominationId;

/**
 * The nomination is withdrawn; its history stays.
 *
 * @param by who withdrew it before its case was open; null where the case answered a request
 * @param caseVersion the version of the case that it follows; -1 before the case was open
 */
@Revision("1")
public record NominationWithdrawn(
        NominationId nomination, @Nullable Actor by, long caseVersion, LocalDate on) implements NominationEvent {}
