package vn.vinhdanh.approval.write;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.approval.Stage;
import vn.vinhdanh.events.approval.Step;
import vn.vinhdanh.regulations.WorkingDays;

/** Counts Vietnamese working days for the steps of a case. Where no clock is set there is no due day, never a default. */
public class CaseClock {

    private static final ZoneId VIET_NAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final WorkingDays workingDays;
    private final Clock clock;

    public CaseClock(WorkingDays workingDays, Clock clock) {
        this.workingDays = workingDays;
        this.clock = clock;
    }

    @Nullable
    LocalDate plus(LocalDate from, @Nullable Integer days) {
        return days == null ? null : workingDays.plus(from, days);
    }

    @Nullable
    Integer remaining(LocalDate on, @Nullable LocalDate due) {
        return due == null ? null : Math.max(0, workingDays.between(on, due));
    }

    /** The day by which the body answers: the sum of its steps' clocks, where any is set. */
    @Nullable
    LocalDate dueOfStage(Stage stage, LocalDate on) {
        int days = stage.steps().stream()
                .map(Step::workingDays)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .sum();
        return days == 0 ? null : workingDays.plus(on, days);
    }

    public LocalDate after(LocalDate day, int workingDaysLater) {
        return workingDays.plus(day, workingDaysLater);
    }

    /** A step that a historical act begins has a due day but no timer. */
    boolean runs(LocalDate on) {
        return runs(on, today());
    }

    /** The same for what an event says that was recorded on some day, however late it is heard of. */
    boolean runs(LocalDate on, LocalDate recordedOn) {
        return !on.isBefore(recordedOn);
    }

    public LocalDate today() {
        return LocalDate.now(clock.withZone(VIET_NAM));
    }

    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, VIET_NAM);
    }
}
