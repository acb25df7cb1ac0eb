package vn.vinhdanh.events.nomination;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.NominationId;

/** The unit asks to withdraw a nomination whose case is open; the case answers. */
@Revision("1")
public record WithdrawalRequested(NominationId nomination, Actor by, LocalDate on) implements NominationEvent {}
