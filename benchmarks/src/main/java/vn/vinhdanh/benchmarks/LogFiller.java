package vn.vinhdanh.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.events.nomination.NominationSubmitted;
import vn.vinhdanh.eventstore.EventSerializer;

/** Puts histories into the log, spelled as the event store spells them, and protected where it protects. */
final class LogFiller {

    private static final int EVENTS_PER_INSERT = 1_000;

    private final EventSerializer serializer;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Histories histories = new Histories();
    private final Map<String, Long> sequences = new HashMap<>();
    private long nominations;

    LogFiller(ApplicationContext service) {
        this.serializer = service.getBean(EventSerializer.class);
        this.jdbc = new JdbcTemplate(service.getBean(DataSource.class));
        this.transaction = new TransactionTemplate(service.getBean(JdbcTransactionManager.class));
    }

    /** Writes at least so many events, and says how many. */
    long fill(int atLeast) {
        long written = 0;
        while (written < atLeast) {
            written += insert();
        }
        jdbc.execute("vacuum analyze events.domain_event");
        return written;
    }

    /** Writes events until so many nominations are submitted in all; their cases are on their ways then. */
    void fillNominations(int atLeast) {
        while (nominations < atLeast) {
            insert();
        }
        jdbc.execute("vacuum analyze events.domain_event");
    }

    private int insert() {
        Integer inserted = transaction.execute(status -> {
            List<Object[]> rows = new ArrayList<>();
            while (rows.size() < EVENTS_PER_INSERT) {
                byte[] metaData = metaData();
                for (Histories.Told told : histories.next()) {
                    if (told.event() instanceof NominationSubmitted) {
                        nominations++;
                    }
                    long sequence = sequences.merge(told.aggregate(), 0L, (before, none) -> before + 1);
                    rows.add(row(told, sequence, metaData));
                }
            }
            jdbc.batchUpdate(
                    "insert into events.domain_event (event_identifier, aggregate_identifier, sequence_number,"
                            + " type, payload_type, payload_revision, payload, meta_data)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                    rows);
            return rows.size();
        });
        return inserted == null ? 0 : inserted;
    }

    private byte[] metaData() {
        MetaData noted = MetaData.with("account", "tran.thi.thanh.mai@lamdong")
                .and("traceId", Id.next())
                .and("correlationId", Id.next());
        return serializer.serialize(noted, byte[].class).getData();
    }

    private Object[] row(Histories.Told told, long sequence, byte[] metaData) {
        SerializedObject<byte[]> payload = serializer.serialize(told.event(), byte[].class);
        return new Object[] {
            UUID.fromString(Id.next()),
            told.aggregate(),
            sequence,
            told.type(),
            payload.getType().getName(),
            payload.getType().getRevision(),
            payload.getData(),
            metaData
        };
    }
}
