package vn.vinhdanh.events.organisation;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.SettingId;
import vn.vinhdanh.events.UnitId;

/** An authority sets its own value where the law leaves one open; award null: for all its awards. */
@Revision("1")
public record AuthoritySettingMade(
        SettingId setting,
        UnitId authority,
        @Nullable String award,
        String key,
        String value,
        LocalDate from,
        String document)
        implements OrganisationEvent {}
