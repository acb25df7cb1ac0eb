package vn.vinhdanh.organisation.read.units;

import org.springframework.stereotype.Component;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.organisation.UnitDissolved;
import vn.vinhdanh.events.organisation.UnitMoved;
import vn.vinhdanh.events.organisation.UnitRegistered;
import vn.vinhdanh.events.organisation.UnitRenamed;
import vn.vinhdanh.eventstore.view.Fold;
import vn.vinhdanh.eventstore.view.Table;
import vn.vinhdanh.eventstore.view.View;

/** Which version each unit has: what its ETag says, and a change of it has to name. */
@Component
final class UnitVersionsView extends View {

    static final String NAME = "nomination.unit-versions";

    private final Table<UnitVersionRow> versions = table("unit_version", UnitVersionRow.class, "unit");

    UnitVersionsView() {
        super(NAME);
        on(UnitRegistered.class, (e, fold) -> changed(e.unit(), fold));
        on(UnitRenamed.class, (e, fold) -> changed(e.unit(), fold));
        on(UnitMoved.class, (e, fold) -> changed(e.unit(), fold));
        on(UnitDissolved.class, (e, fold) -> changed(e.unit(), fold));
    }

    private void changed(UnitId unit, Fold fold) {
        fold.put(versions, new UnitVersionRow(unit.value(), fold.sequence()));
    }
}
