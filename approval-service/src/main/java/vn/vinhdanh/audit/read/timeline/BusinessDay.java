package vn.vinhdanh.audit.read.timeline;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The day on which what an event tells was done: its component {@code on}. */
public final class BusinessDay {

    private BusinessDay() {}

    /** Null for an event without one. */
    public static @Nullable LocalDate of(Object event) {
        for (RecordComponent part : event.getClass().getRecordComponents()) {
            if (part.getName().equals("on") && part.getType() == LocalDate.class) {
                try {
                    return (LocalDate) part.getAccessor().invoke(event);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(part + " cannot be read", e);
                }
            }
        }
        return null;
    }
}
