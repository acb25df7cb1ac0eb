package vn.vinhdanh.regulations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.vinhdanh.regulations.Law.LAW;
import static vn.vinhdanh.regulations.Law.day;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vinhdanh.events.Refusal;

class WorkingDaysTest {

    private final WorkingDays days = LAW.workingDays();

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(delimiter = '|', textBlock = """
            2021-01-01 | false | New Year's Day
            2021-02-09 | true  | the day before Tết
            2021-02-10 | false | Tết
            2021-02-16 | false | in lieu of Sunday 14 February
            2021-02-17 | true  | after Tết
            2021-04-21 | false | Hùng Kings
            2021-04-30 | false | Reunification
            2021-05-03 | false | in lieu of Saturday 1 May
            2021-05-04 | true  |
            2021-09-02 | false | National Day
            2021-09-03 | false | the day beside it
            2022-01-03 | false | in lieu of Saturday 1 January
            2022-01-31 | false | Tết
            2022-02-04 | false | Tết
            2022-02-07 | true  | after Tết
            2022-04-11 | false | in lieu of Sunday 10 April
            2022-05-02 | false | in lieu of Saturday 30 April
            2022-05-03 | false | in lieu of Sunday 1 May
            2022-05-04 | true  |
            2022-09-01 | false | beside National Day
            2022-09-02 | false | National Day
            2025-01-27 | false | Tết
            2025-01-31 | false | Tết
            2025-02-03 | true  | after Tết
            2025-04-07 | false | Hùng Kings
            2025-04-26 | true  | a Saturday worked instead of 2 May
            2025-05-02 | false | swapped
            2025-09-01 | false | beside National Day
            2025-09-03 | true  |
            2026-01-02 | false | swapped
            2026-01-10 | true  | a Saturday worked instead of 2 January
            2026-01-17 | false | any other Saturday
            2026-02-13 | true  | the Friday before Tết
            2026-02-16 | false | Tết
            2026-02-20 | false | Tết
            2026-02-23 | true  | after Tết
            2026-04-27 | false | in lieu of Sunday 26 April
            2026-04-30 | false | Reunification
            2026-05-01 | false | Labour Day
            2026-08-22 | true  | a Saturday worked instead of 31 August
            2026-08-31 | false | swapped
            2026-09-01 | false | beside National Day
            2026-09-02 | false | National Day
            2026-11-24 | true  | asked for by the Politburo, no law was read
            """)
    void a_day_is_worked_or_not(LocalDate day, boolean worked) {
        assertThat(days.isWorkingDay(day)).isEqualTo(worked);
    }

    @ParameterizedTest(name = "{1} working days after {0} end on {2}")
    @CsvSource({
        "2021-12-01, 10, 2021-12-15",
        "2021-12-31, 1,  2022-01-04",
        "2022-01-28, 1,  2022-02-07",
        "2022-04-29, 1,  2022-05-04",
        "2025-04-25, 1,  2025-04-26",
        "2025-04-25, 4,  2025-05-05",
        "2026-08-21, 2,  2026-08-24",
        "2022-03-05, 0,  2022-03-05",
        "2022-03-05, 1,  2022-03-07",
    })
    void a_term_ends_on_its_last_working_day(LocalDate from, int term, LocalDate end) {
        assertThat(days.plus(from, term)).isEqualTo(end);
        assertThat(days.between(from, end)).isEqualTo(term);
        assertThat(days.between(end, from)).isEqualTo(-term);
    }

    @Test
    void a_year_without_a_calendar_is_refused() {
        assertThatThrownBy(() -> days.plus(day("2022-12-30"), 1))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.defects()).singleElement().satisfies(defect -> {
                            assertThat(defect.code()).isEqualTo("CALENDAR_MISSING");
                            assertThat(defect.message().en()).contains("2023");
                        }));
    }

    @Test
    void every_day_off_names_what_was_read() {
        assertThat(days.calendars().keySet()).containsExactlyInAnyOrder(2021, 2022, 2025, 2026);
        days.calendars().values().forEach(calendar -> {
            assertThat(calendar.holidays())
                    .allSatisfy(holiday -> assertThat(holiday.sources()).isNotEmpty());
            assertThat(calendar.workedInstead())
                    .allSatisfy(worked -> assertThat(worked.sources()).isNotEmpty());
        });
    }
}
