package vn.vinhdanh.access.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One authority's own value from a day on. */
record SettingRow(
        String id,
        String authority,
        @Nullable String award,
        String key,
        String value,
        LocalDate since,
        String document) {}
