package vn.vinhdanh.events;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One event of each type with every component filled, always the same, so that nothing of a contract goes unseen. */
final class Samples {

    private static final PersonId SOMEBODY = new PersonId("person-1");

    private Samples() {}

    static Object of(Class<?> event) {
        return value(event, "");
    }

    private static Object value(Type type, String name) {
        if (type instanceof ParameterizedType generic) {
            Type argument = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == List.class) {
                return List.of(value(argument, name));
            }
            if (generic.getRawType() == Protected.class) {
                return Protected.of(SOMEBODY, value(argument, name));
            }
            if (generic.getRawType() == Map.class) {
                return Map.of(
                        name.equals("ratings") ? "2020" : "CSTDCS", value(generic.getActualTypeArguments()[1], name));
            }
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return "text of " + name;
        }
        if (plain == int.class || plain == Integer.class) {
            return name.equals("year") ? 2020 : 7;
        }
        if (plain == long.class || plain == Long.class) {
            return 1_000_007L;
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return true;
        }
        if (plain == Double.class) {
            return 62.5;
        }
        if (plain == LocalDate.class) {
            return LocalDate.of(2025, 6, 30);
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        if (Id.class.isAssignableFrom(plain)) {
            return construct(plain, new Class<?>[] {String.class}, plain.getSimpleName() + "-1");
        }
        RecordComponent[] components = plain.getRecordComponents();
        return construct(
                plain,
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new),
                Arrays.stream(components)
                        .map(component -> value(component.getGenericType(), component.getName()))
                        .toArray());
    }

    private static Object construct(Class<?> type, Class<?>[] parameters, Object... values) {
        try {
            return type.getDeclaredConstructor(parameters).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("No sample of " + type, e);
        }
    }
}
