package vn.vinhdanh.audit;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.DecisionId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.SessionId;
import vn.vinhdanh.events.UnitId;

/**
 * Whom and what an event names, found in its own components, so that none is forgotten when a new event comes. What is a
 * person's secret is not read.
 *
 * @param by who acted, where somebody did
 * @param articles the articles of law, and other sources, that it rests on
 * @param texts whatever else is written in it
 */
public record Mentions(
        @Nullable Actor by,
        Set<NominationId> nominations,
        Set<DecisionId> decisions,
        Set<SessionId> sessions,
        Set<UnitId> units,
        Set<PersonId> persons,
        Set<String> articles,
        List<String> texts) {

    private static final Set<String> SOURCES = Set.of("legalRef", "source", "authority");

    private static final ClassValue<Part[]> PARTS = new ClassValue<>() {
        @Override
        protected Part[] computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Part::of).toArray(Part[]::new);
        }
    };

    private record Part(String name, MethodHandle accessor) {

        static Part of(RecordComponent component) {
            try {
                return new Part(
                        component.getName(),
                        MethodHandles.lookup()
                                .unreflect(component.getAccessor())
                                .asType(MethodType.methodType(Object.class, Object.class)));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(component + " cannot be read", e);
            }
        }

        @Nullable
        Object of(Object record) {
            try {
                return (Object) accessor.invokeExact(record);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(name + " cannot be read", e);
            }
        }
    }

    public static Mentions of(Object event) {
        Reading reading = new Reading();
        reading.parts(event);
        return reading.found();
    }

    private static final class Reading {

        private @Nullable Actor by;
        private final Set<NominationId> nominations = new LinkedHashSet<>();
        private final Set<DecisionId> decisions = new LinkedHashSet<>();
        private final Set<SessionId> sessions = new LinkedHashSet<>();
        private final Set<UnitId> units = new LinkedHashSet<>();
        private final Set<PersonId> persons = new LinkedHashSet<>();
        private final Set<String> articles = new LinkedHashSet<>();
        private final List<String> texts = new ArrayList<>();

        Mentions found() {
            return new Mentions(by, nominations, decisions, sessions, units, persons, articles, texts);
        }

        private void parts(Object record) {
            for (Part part : PARTS.get(record.getClass())) {
                read(part.name, part.of(record));
            }
        }

        private void read(String name, @Nullable Object value) {
            if (value instanceof NominationId nomination) {
                nominations.add(nomination);
            } else if (value instanceof CaseId id) {
                nominations.add(id.nomination());
            } else if (value instanceof DecisionId decision) {
                decisions.add(decision);
            } else if (value instanceof SessionId session) {
                sessions.add(session);
            } else if (value instanceof UnitId unit) {
                units.add(unit);
            } else if (value instanceof PersonId person) {
                persons.add(person);
            } else if (value instanceof Actor actor) {
                by = actor;
            } else if (value instanceof Protected<?> secret) {
                secret(secret);
            } else if (value instanceof String text) {
                if (SOURCES.contains(name)) {
                    articles.add(text);
                } else {
                    texts.add(text);
                }
            } else if (value instanceof Iterable<?> several) {
                several.forEach(one -> read(name, one));
            } else if (value instanceof Map<?, ?> several) {
                several.values().forEach(one -> read(name, one));
            } else if (value instanceof Record record) {
                parts(record);
            }
        }

        private void secret(Protected<?> secret) {
            PersonId person = secret.person();
            if (person != null) {
                persons.add(person);
            } else if (secret.value() instanceof String open) {
                texts.add(open);
            }
        }
    }
}
