package vn.vinhdanh.regulations;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;

/** Vietnamese working days: Monday to Friday without the public holidays, and the Saturdays worked instead of another day. */
public final class WorkingDays {

    private final Set<Integer> years;
    private final Set<LocalDate> free = new HashSet<>();
    private final Set<LocalDate> worked = new HashSet<>();
    private final Map<Integer, CalendarYear> calendars;

    WorkingDays(List<CalendarYear> calendars) {
        this.calendars = calendars.stream().collect(Collectors.toUnmodifiableMap(CalendarYear::year, year -> year));
        this.years = this.calendars.keySet();
        for (CalendarYear calendar : calendars) {
            calendar.holidays().stream().filter(Marked::inForce).forEach(holiday -> holiday.from()
                    .datesUntil(holiday.to().plusDays(1))
                    .forEach(free::add));
            calendar.workedInstead().stream().filter(Marked::inForce).forEach(day -> worked.add(day.date()));
        }
    }

    /** The calendars as they were read, for whoever shows them. */
    public Map<Integer, CalendarYear> calendars() {
        return calendars;
    }

    /** @throws Refusal CALENDAR_MISSING where the calendar of that year is not known */
    public boolean isWorkingDay(LocalDate day) {
        if (!years.contains(day.getYear())) {
            throw Refusal.rule(Defect.of(
                    "CALENDAR_MISSING",
                    "Chưa có lịch nghỉ lễ, Tết của năm " + day.getYear(),
                    "The public holidays of " + day.getYear() + " are not known"));
        }
        if (worked.contains(day)) {
            return true;
        }
        DayOfWeek weekday = day.getDayOfWeek();
        return weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY && !free.contains(day);
    }

    /**
     * The last day of a term of so many working days. The day from which it runs does not count.
     *
     * @throws Refusal CALENDAR_MISSING
     */
    public LocalDate plus(LocalDate from, int days) {
        if (days < 0) {
            throw new IllegalArgumentException("A term is not negative");
        }
        LocalDate day = from;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    /**
     * How many working days lie after one day up to and with another; negative where that is earlier.
     *
     * @throws Refusal CALENDAR_MISSING
     */
    public int between(LocalDate after, LocalDate until) {
        if (until.isBefore(after)) {
            return -between(until, after);
        }
        return (int) after.plusDays(1)
                .datesUntil(until.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
    }
}
