package vn.vinhdanh.regulations;

import java.time.LocalDate;
import vn.vinhdanh.events.SettingId;

/**
 * One value that an authority set for itself.
 *
 * @param document number and date of the document that sets it
 * @param from its first day
 */
public record Setting(SettingId id, String value, String document, LocalDate from) {

    /** How values that come from here name their source. */
    public String citation() {
        return id + " (" + document + ")";
    }
}
