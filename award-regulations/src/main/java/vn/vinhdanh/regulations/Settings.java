package vn.vinhdanh.regulations;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.UnitId;

/** The values that authorities set for themselves where the law leaves them open. */
@FunctionalInterface
public interface Settings {

    /**
     * The setting in force on a day: one for the award goes before one for all awards, a later one before an earlier.
     *
     * @param key of {@link SettingKey}
     */
    Optional<Setting> of(UnitId authority, @Nullable String award, String key, LocalDate on);

    /** Nobody has set anything. */
    static Settings none() {
        return (authority, award, key, on) -> Optional.empty();
    }
}
