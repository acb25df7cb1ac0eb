package vn.vinhdanh.organisation.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.UnitId;

/** Give a unit another name from a day on. */
public record RenameUnit(@TargetAggregateIdentifier UnitId unit, String name, LocalDate from) {}
