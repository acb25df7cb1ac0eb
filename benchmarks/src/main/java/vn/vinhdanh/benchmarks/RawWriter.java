package vn.vinhdanh.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The limit: one row of the same bytes into a table with the columns, keys and indexes of the log, by a prepared
 * statement that commits itself. No command, no aggregate, no JSON.
 */
final class RawWriter implements Writer {

    private final DurableDatabase database;
    private final String name;
    private final byte[] payload;
    private final byte[] metaData;
    private final Queue<Connection> connections = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<PreparedStatement> statements = ThreadLocal.withInitial(this::prepare);

    /** @param sample payload and metadata of one event */
    RawWriter(DurableDatabase database, String name, List<byte[]> sample) throws SQLException {
        this.database = database;
        this.name = name;
        this.payload = sample.get(0);
        this.metaData = sample.get(1);
        try (Connection connection = database.connect(name);
                Statement statement = connection.createStatement()) {
            statement.execute("create table raw_event (like events.domain_event including all)");
        }
    }

    private PreparedStatement prepare() {
        try {
            Connection connection = database.connect(name);
            connections.add(connection);
            return connection.prepareStatement("insert into raw_event (event_identifier, aggregate_identifier,"
                    + " sequence_number, type, payload_type, payload_revision, payload, meta_data)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String name() {
        return "raw inserts";
    }

    @Override
    public void write(String file, int step) throws SQLException {
        PreparedStatement statement = statements.get();
        statement.setObject(1, UUID.randomUUID());
        statement.setString(2, file);
        statement.setLong(3, step);
        statement.setString(4, "Filing");
        statement.setString(5, Filing.FileMoved.class.getName());
        statement.setString(6, "1");
        statement.setBytes(7, payload);
        statement.setBytes(8, metaData);
        statement.executeUpdate();
    }

    @Override
    public void close() {
        for (Connection connection : connections) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
