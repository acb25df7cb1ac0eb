package vn.vinhdanh.organisation.write;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.UnitId;

/** End a unit; its successors take over the day after. */
public record DissolveUnit(@TargetAggregateIdentifier UnitId unit, LocalDate lastDay, List<UnitId> successors) {}
