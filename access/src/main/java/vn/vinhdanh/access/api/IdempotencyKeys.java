package vn.vinhdanh.access.api;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What each request with a key was answered. A request claims its key in its own transaction before it does anything,
 * and writes down the answer before it commits: whoever comes with the same key meanwhile waits for that commit.
 */
final class IdempotencyKeys {

    /** The request as a whole; the items of a list are numbered from 1. */
    static final int WHOLE = 0;

    private final JdbcClient jdbc;

    IdempotencyKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @SuppressWarnings("ArrayRecordComponent") // Compared by isOf alone.
    record Recorded(int item, byte[] hash, @Nullable Integer status, Outcome outcome, long position) {

        boolean isOf(byte[] other) {
            return MessageDigest.isEqual(hash, other);
        }
    }

    /** Whether the key is now this transaction's; false where it was answered before. */
    boolean claim(String account, String key, int item, byte[] hash) {
        return jdbc.sql("insert into access.idempotency_key (account, key, item, hash)"
                                + " values (:account, :key, :item, :hash) on conflict do nothing")
                        .param("account", account)
                        .param("key", key)
                        .param("item", item)
                        .param("hash", hash)
                        .update()
                == 1;
    }

    void complete(String account, String key, int item, int status, Outcome outcome, long position) {
        jdbc.sql("update access.idempotency_key set status = :status, id = :id, version = :version,"
                        + " position = :position, location = :location"
                        + " where account = :account and key = :key and item = :item")
                .param("status", status)
                .param("id", outcome.id())
                .param("version", outcome.version() == Outcome.UNVERSIONED ? null : outcome.version())
                .param("position", position)
                .param("location", outcome.location())
                .param("account", account)
                .param("key", key)
                .param("item", item)
                .update();
    }

    Optional<Recorded> find(String account, String key, int item) {
        return jdbc.sql("select * from access.idempotency_key"
                        + " where account = :account and key = :key and item = :item")
                .param("account", account)
                .param("key", key)
                .param("item", item)
                .query((row, number) -> read(row))
                .optional();
    }

    List<Recorded> items(String account, String key) {
        return jdbc.sql("select * from access.idempotency_key"
                        + " where account = :account and key = :key and item > 0 order by item")
                .param("account", account)
                .param("key", key)
                .query((row, number) -> read(row))
                .list();
    }

    /** Forgets what belongs to no case: keys of writes that made no version of anything. */
    int forgetBefore(Instant instant) {
        return jdbc.sql("delete from access.idempotency_key where version is null and recorded_at < :before")
                .param("before", Timestamp.from(instant))
                .update();
    }

    private static Recorded read(ResultSet row) throws SQLException {
        int status = row.getInt("status");
        boolean open = row.wasNull();
        long version = row.getLong("version");
        boolean unversioned = row.wasNull();
        String id = row.getString("id");
        Outcome outcome = Outcome.of(id == null ? "" : id, unversioned ? Outcome.UNVERSIONED : version);
        String location = row.getString("location");
        return new Recorded(
                row.getInt("item"),
                row.getBytes("hash"),
                open ? null : status,
                location == null ? outcome : outcome.at(location),
                row.getLong("position"));
    }
}
