package vn.vinhdanh.organisation.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.UnitId;

/** Put a unit under another parent from a day on. */
public record MoveUnit(@TargetAggregateIdentifier UnitId unit, UnitId parent, LocalDate from) {}
