package vn.vinhdanh.organisation.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.SettingId;
import vn.vinhdanh.events.UnitId;

/** Set an authority's own value where the law leaves it open. */
public record MakeSetting(
        @TargetAggregateIdentifier SettingId setting,
        UnitId authority,
        @Nullable String award,
        String key,
        String value,
        LocalDate from,
        String document) {}
