package vn.vinhdanh.events.decision;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.DecisionId;

/** A slip in the text is put right; the decision stays. */
@Revision("1")
public record DecisionCorrected(DecisionId decision, String correction, Actor by, LocalDate on)
        implements DecisionEvent {}
