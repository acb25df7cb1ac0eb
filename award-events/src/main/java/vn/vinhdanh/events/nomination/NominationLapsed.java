package vn.vinhdanh.events.nomination;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.NominationId;

/** A return was not answered in time. */
@Revision("1")
public record NominationLapsed(NominationId nomination, long caseVersion, LocalDate on) implements NominationEvent {}
