package vn.vinhdanh.events.organisation;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.UnitId;

/** A unit ends; its successors take over on the day after its last day. */
@Revision("1")
public record UnitDissolved(UnitId unit, LocalDate lastDay, List<UnitId> successors) implements OrganisationEvent {
    public UnitDissolved {
        successors = List.copyOf(successors);
    }
}
