package vn.vinhdanh.organisation.write;

import java.util.Objects;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;

/** Whether a unit has ever been registered, as the log itself says it; to be asked inside a write. */
@Component
public class Units {

    private final Repository<Unit> units;

    Units(Repository<Unit> units) {
        this.units = units;
    }

    public boolean isRegistered(UnitId unit) {
        try {
            units.load(unit.toString());
            return true;
        } catch (AggregateNotFoundException e) {
            return false;
        }
    }

    /**
     * @param expected the version that the caller has seen
     * @throws Refusal STALE where the unit has another one
     */
    public void requireVersion(UnitId unit, long expected) {
        long version = Objects.requireNonNull(units.load(unit.toString()).version());
        if (version != expected) {
            throw OrganisationRefusals.stale(version, expected);
        }
    }

    public static Refusal unknown() {
        return Refusal.notFound("Không có đơn vị này.", "There is no such unit.");
    }

    /**
     * @param pointer where the unit was named
     * @throws Refusal RULE
     */
    public void require(UnitId unit, String pointer) {
        if (!isRegistered(unit)) {
            throw Refusal.rule(OrganisationRefusals.unknownUnit(unit).at(pointer));
        }
    }
}
