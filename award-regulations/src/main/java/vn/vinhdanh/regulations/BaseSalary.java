package vn.vinhdanh.regulations;

import java.time.LocalDate;

/**
 * The base salary (mức lương cơ sở) from a day on, until the next.
 *
 * @param amount whole VND a month
 */
public record BaseSalary(LocalDate from, Cited<Long> amount) {
    public BaseSalary {
        Required.field("from", from);
        Required.field("amount", amount);
    }
}
