package vn.vinhdanh.audit.read.timeline;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The day on which what an event tells was done: its component {@code on}. */
public final class BusinessDay {

    private static final ClassValue<Optional<Method>> DAYS = new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(part -> part.getName().equals("on") && part.getType() == LocalDate.class)
                    .map(RecordComponent::getAccessor)
                    .findFirst();
        }
    };

    private BusinessDay() {}

    /** Null for an event without one. */
    public static @Nullable LocalDate of(Object event) {
        return DAYS.get(event.getClass()).map(day -> read(day, event)).orElse(null);
    }

    private static LocalDate read(Method day, Object event) {
        try {
            return (LocalDate) day.invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(day + " cannot be read", e);
        }
    }
}
