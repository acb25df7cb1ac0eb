package vn.vinhdanh.regulations;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Sentence;

/**
 * The public holidays of one year, with the days that were moved.
 *
 * @param holidays days off, with the days given instead of a weekend
 * @param workedInstead days of a weekend that were worked instead of a day off
 */
public record CalendarYear(int year, List<Holiday> holidays, List<WorkedDay> workedInstead) {

    public CalendarYear {
        holidays = Required.list(holidays);
        workedInstead = Required.list(workedInstead);
    }

    /**
     * Days off.
     *
     * @param to the last day of it
     */
    public record Holiday(
            LocalDate from,
            LocalDate to,
            Sentence name,
            Mark mark,
            List<String> sources,
            @Nullable String legalRef,
            @Nullable Sentence note)
            implements Marked {
        public Holiday {
            Required.field("from", from);
            Required.field("to", to);
            Required.field("name", name);
            Required.field("mark", mark);
            sources = Required.list(sources);
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("to is before from");
            }
        }
    }

    /** A day of a weekend that was worked. */
    public record WorkedDay(
            LocalDate date,
            Sentence name,
            Mark mark,
            List<String> sources,
            @Nullable String legalRef,
            @Nullable Sentence note)
            implements Marked {
        public WorkedDay {
            Required.field("date", date);
            Required.field("name", name);
            Required.field("mark", mark);
            sources = Required.list(sources);
        }
    }
}
