package vn.vinhdanh.events.decision;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.DecisionId;

/** The decision is made public. */
@Revision("1")
public record DecisionPublished(DecisionId decision, Actor by, LocalDate on) implements DecisionEvent {}
