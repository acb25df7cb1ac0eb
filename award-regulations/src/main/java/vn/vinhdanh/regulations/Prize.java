package vn.vinhdanh.regulations;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.UnitId;

/**
 * The money that goes with an award.
 *
 * @param amount whole VND
 * @param factor of the base salary
 * @param baseSalary of the day of the decision, whole VND
 * @param roundedUpTo the multiple that it was rounded up to; null where the regulation has no rounding
 * @param sources where factor, base salary and rounding come from
 */
public record Prize(
        long amount,
        BigDecimal factor,
        long baseSalary,
        @Nullable Long roundedUpTo,
        List<String> sources) {

    public Prize {
        sources = List.copyOf(sources);
    }

    static Optional<Prize> of(
            Regulation regulation,
            AwardRule award,
            RecipientKind recipient,
            BaseSalary salary,
            LocalDate decisionDate,
            UnitId body,
            Settings settings) {
        Cited<BigDecimal> lawful = award.prize().get(recipient);
        BigDecimal factor = lawful == null ? null : lawful.value();
        Long base = salary.amount().value();
        List<String> sources = new ArrayList<>();
        if (lawful != null && factor != null) {
            sources.add(lawful.citation());
        } else {
            Optional<Setting> own = Route.set(settings, body, award, SettingKey.PRIZE_FACTOR, decisionDate);
            if (own.isPresent()) {
                factor = new BigDecimal(own.get().value());
                sources.add(own.get().citation());
            }
        }
        if (factor == null || base == null) {
            return Optional.empty();
        }
        sources.add(salary.amount().citation());
        Cited<Long> rounding = regulation.text().prizeRoundedUpTo();
        Long multiple = rounding == null ? null : rounding.value();
        BigDecimal exact = factor.multiply(BigDecimal.valueOf(base));
        if (rounding == null || multiple == null) {
            return Optional.of(
                    new Prize(exact.setScale(0, RoundingMode.HALF_UP).longValueExact(), factor, base, null, sources));
        }
        sources.add(rounding.citation());
        BigDecimal rounded = exact.divide(BigDecimal.valueOf(multiple), 0, RoundingMode.CEILING)
                .multiply(BigDecimal.valueOf(multiple));
        return Optional.of(new Prize(rounded.longValueExact(), factor, base, multiple, sources));
    }
}
