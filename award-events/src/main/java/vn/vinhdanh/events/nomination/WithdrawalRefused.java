package vn.vinhdanh.events.nomination;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.NominationId;

/** The request came after the decision was signed. */
@Revision("1")
public record WithdrawalRefused(NominationId nomination, long caseVersion, LocalDate on) implements NominationEvent {}
