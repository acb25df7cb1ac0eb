package vn.vinhdanh.access.organisation;

import java.time.LocalDate;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.organisation.AuthoritySettingMade;
import vn.vinhdanh.events.organisation.DelegationEnded;
import vn.vinhdanh.events.organisation.DelegationGranted;
import vn.vinhdanh.events.organisation.HistoricalRecordingEnded;
import vn.vinhdanh.events.organisation.HistoricalRecordingGranted;
import vn.vinhdanh.events.organisation.OfficeAssigned;
import vn.vinhdanh.events.organisation.OfficeEnded;
import vn.vinhdanh.events.organisation.UnitDissolved;
import vn.vinhdanh.events.organisation.UnitMoved;
import vn.vinhdanh.events.organisation.UnitRegistered;
import vn.vinhdanh.events.organisation.UnitRenamed;
import vn.vinhdanh.eventstore.view.Fold;
import vn.vinhdanh.eventstore.view.Table;
import vn.vinhdanh.eventstore.view.View;

/**
 * A service's own view of the organisation: what exists when, who holds which office, who may record the past, and the
 * authorities' own settings. Each service keeps one in its own schema; the tables come from the Flyway location {@value
 * #MIGRATIONS}.
 */
public final class OrganisationView extends View {

    /** To be added to the locations of the service's own Flyway. */
    public static final String MIGRATIONS = "classpath:db/migration/organisation";

    /** Names and parents that a unit has had from its beginning, whenever that was. */
    private static final LocalDate ALWAYS = LocalDate.of(1, 1, 1);

    private final Table<UnitRow> units = table("unit", UnitRow.class, "id");
    private final Table<UnitNameRow> names = table("unit_name", UnitNameRow.class, "unit", "since");
    private final Table<UnitParentRow> parents = table("unit_parent", UnitParentRow.class, "unit", "since");
    private final Table<UnitSuccessorRow> successors =
            table("unit_successor", UnitSuccessorRow.class, "unit", "successor");
    private final Table<OfficeRow> offices = table("office", OfficeRow.class, "id");
    private final Table<DelegationRow> delegations = table("delegation", DelegationRow.class, "id");
    private final Table<HistoricalGrantRow> grants = table("historical_grant", HistoricalGrantRow.class, "id");
    private final Table<SettingRow> settings = table("setting", SettingRow.class, "id");

    private final String schema;

    /** @param schema the service's own schema, such as {@code approval} */
    public OrganisationView(String schema) {
        super(nameIn(schema));
        this.schema = schema;
        on(UnitRegistered.class, this::registered);
        on(
                UnitRenamed.class,
                (event, fold) -> fold.put(names, new UnitNameRow(event.unit().value(), event.from(), event.name())));
        on(
                UnitMoved.class,
                (event, fold) -> fold.put(
                        parents,
                        new UnitParentRow(
                                event.unit().value(),
                                event.from(),
                                event.parent().value())));
        on(UnitDissolved.class, this::dissolved);
        on(
                OfficeAssigned.class,
                (event, fold) -> fold.put(
                        offices,
                        new OfficeRow(
                                event.office().value(),
                                event.person().value(),
                                event.unit().value(),
                                event.kind().name(),
                                event.from(),
                                event.until(),
                                event.document())));
        on(
                OfficeEnded.class,
                (event, fold) -> fold.change(offices, event.office().value(), row -> row.endingOn(event.lastDay())));
        on(
                DelegationGranted.class,
                (event, fold) -> fold.put(
                        delegations,
                        new DelegationRow(
                                event.delegation().value(),
                                event.office().value(),
                                event.delegate().value(),
                                event.from(),
                                event.until(),
                                event.document())));
        on(
                DelegationEnded.class,
                (event, fold) ->
                        fold.change(delegations, event.delegation().value(), row -> row.endingOn(event.lastDay())));
        on(
                HistoricalRecordingGranted.class,
                (event, fold) -> fold.put(
                        grants,
                        new HistoricalGrantRow(
                                event.grant().value(),
                                event.person().value(),
                                event.from(),
                                event.until(),
                                event.document())));
        on(
                HistoricalRecordingEnded.class,
                (event, fold) -> fold.remove(grants, event.grant().value()));
        on(
                AuthoritySettingMade.class,
                (event, fold) -> fold.put(
                        settings,
                        new SettingRow(
                                event.setting().value(),
                                event.authority().value(),
                                event.award(),
                                event.key(),
                                event.value(),
                                event.from(),
                                event.document())));
    }

    /** Where its tables are. */
    public String schema() {
        return schema;
    }

    /** The name of the view, and of its processor, in a service's schema. */
    public static String nameIn(String schema) {
        return schema + ".organisation";
    }

    private void registered(UnitRegistered event, Fold fold) {
        String unit = event.unit().value();
        fold.put(units, new UnitRow(unit, event.kind().name(), event.from(), event.until()));
        fold.put(names, new UnitNameRow(unit, ALWAYS, event.name()));
        UnitId parent = event.parent();
        if (parent != null) {
            fold.put(parents, new UnitParentRow(unit, ALWAYS, parent.value()));
        }
    }

    private void dissolved(UnitDissolved event, Fold fold) {
        String unit = event.unit().value();
        fold.change(units, unit, row -> row.endingOn(event.lastDay()));
        for (UnitId successor : event.successors()) {
            fold.put(
                    successors,
                    new UnitSuccessorRow(
                            unit, successor.value(), event.lastDay().plusDays(1)));
        }
    }
}
