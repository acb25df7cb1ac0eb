package vn.vinhdanh.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/** A row of the log. Unlike Axon's own entry, it keeps the microseconds of the instant. */
record StoredEvent(
        long position,
        @Nullable String getType,
        String getAggregateIdentifier,
        long getSequenceNumber,
        String getEventIdentifier,
        Instant getTimestamp,
        SerializedObject<byte[]> getPayload,
        SerializedObject<byte[]> getMetaData)
        implements DomainEventData<byte[]>, TrackedEventData<byte[]> {

    static final String COLUMNS = "global_index, type, aggregate_identifier, sequence_number, event_identifier,"
            + " recorded_at, payload_type, payload_revision, payload, meta_data";

    static StoredEvent of(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                new SimpleSerializedObject<>(row.getBytes(9), byte[].class, row.getString(7), row.getString(8)),
                new SerializedMetaData<>(row.getBytes(10), byte[].class));
    }

    @Override
    public TrackingToken trackingToken() {
        return new GlobalSequenceTrackingToken(position);
    }
}
