package vn.vinhdanh.regulations;

import java.time.LocalDate;
import java.util.Optional;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.Sentence;
import vn.vinhdanh.events.UnitId;

/**
 * Whose signature gives an award, and by what.
 *
 * @param office in the words of the law
 * @param source the article, or the setting and its document
 * @param bySetting whether only the authority's own setting says so
 */
public record SigningAuthority(AwardLevel level, Sentence office, String source, boolean bySetting) {

    /** The regulation's decider where it is verified, else the body's own setting; empty where neither says so. */
    static Optional<SigningAuthority> find(
            AwardRule award, AwardLevel level, UnitId body, LocalDate on, Settings settings) {
        Optional<Decider> decider = award.deciderAt(level);
        if (decider.isEmpty()) {
            return Optional.empty();
        }
        if (decider.get().inForce()) {
            return decider.map(lawful -> new SigningAuthority(level, lawful.office(), lawful.citation(), false));
        }
        return Route.set(settings, body, award, SettingKey.DECIDER, on)
                .filter(setting -> setting.value().equals(level.name()))
                .map(setting -> new SigningAuthority(level, decider.get().office(), setting.citation(), true));
    }
}
