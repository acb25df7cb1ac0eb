package vn.vinhdanh.decision.write;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.SettingId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.UnitKind;
import vn.vinhdanh.regulations.Organisation;
import vn.vinhdanh.regulations.OrganisationUnit;
import vn.vinhdanh.regulations.Setting;
import vn.vinhdanh.regulations.Settings;

/** A district that ended on 30 June 2025, a commune and a province, and what the province has set for itself. */
record LawInATown(Map<String, String> set) implements Organisation, Settings {

    static final UnitId DISTRICT = new UnitId("D.1");
    static final UnitId COMMUNE = new UnitId("C.1");
    static final UnitId PROVINCE = new UnitId("P.1");

    @Override
    public Optional<OrganisationUnit> unit(UnitId id, LocalDate on) {
        if (id.equals(DISTRICT) && on.isAfter(LocalDate.of(2025, 6, 30))) {
            return Optional.empty();
        }
        UnitKind kind =
                id.equals(DISTRICT) ? UnitKind.DISTRICT : id.equals(COMMUNE) ? UnitKind.COMMUNE : UnitKind.PROVINCE;
        return Optional.of(new OrganisationUnit(id, id.value(), kind, null));
    }

    @Override
    public Optional<UnitId> bodyAt(AwardLevel level, UnitId unit, LocalDate on) {
        return Optional.empty();
    }

    @Override
    public List<UnitId> successorsOf(UnitId unit, LocalDate on) {
        return List.of();
    }

    @Override
    public Optional<Setting> of(UnitId authority, @Nullable String award, String key, LocalDate on) {
        return Optional.ofNullable(set.get(authority.value() + "/" + key))
                .map(value -> new Setting(new SettingId("set-1"), value, "QĐ 9", LocalDate.of(2020, 1, 1)));
    }
}
