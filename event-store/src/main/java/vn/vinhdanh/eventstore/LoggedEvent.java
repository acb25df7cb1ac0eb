package vn.vinhdanh.eventstore;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One event of the log as it was recorded.
 *
 * @param position its index in the log, starting at 1; increasing, with gaps
 * @param recordedAt the database's clock when it was appended
 * @param aggregateId whose event it is, with the prefix of its type
 * @param sequence its number in that aggregate's stream, starting at 0
 * @param eventId unique
 * @param type what {@code payload} gives
 * @param payload decodes the event on the first call; an event of a type that this program does not know, or a damaged
 *     one, makes it throw {@link org.axonframework.serialization.SerializationException}
 * @param metadata who was signed in, correlation and causation
 */
public record LoggedEvent(
        long position,
        Instant recordedAt,
        String aggregateId,
        long sequence,
        String eventId,
        Class<?> type,
        Supplier<?> payload,
        Map<String, Object> metadata) {}
