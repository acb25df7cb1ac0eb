package vn.vinhdanh.eventstore.view;

import java.time.Instant;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;

/** An event as the handlers of a view see it. */
record FoldedEvent(TrackedEventMessage<?> message, long position) {

    static FoldedEvent of(TrackedEventMessage<?> message) {
        return new FoldedEvent(message, positionOf(message));
    }

    static long positionOf(TrackedEventMessage<?> message) {
        return ((GlobalSequenceTrackingToken) message.trackingToken()).getGlobalIndex();
    }

    Instant recordedAt() {
        return message.getTimestamp();
    }

    Map<String, Object> metadata() {
        return message.getMetaData();
    }

    long sequence() {
        return ((DomainEventMessage<?>) message).getSequenceNumber();
    }

    String aggregateId() {
        return ((DomainEventMessage<?>) message).getAggregateIdentifier();
    }

    String typeName() {
        return message.getPayloadType().getName();
    }
}
