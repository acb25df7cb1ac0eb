package vn.vinhdanh.eventstore;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Finds the position of an instant by halving. Instants rise with positions except among transactions that ran at the
 * same time, so no index on them is needed, which every append would have to keep.
 */
final class InstantSearch {

    /** Further apart than this, two positions cannot have been drawn by transactions that ran at the same time. */
    private static final int DISORDER = 2_000;

    private final JdbcTemplate jdbc;

    InstantSearch(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    long positionAt(Instant instant, long head) {
        OffsetDateTime at = instant.atOffset(ZoneOffset.UTC);
        long low = 0; // recorded in time, or before the first
        long high = head + 1; // too late, or after the last
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            List<Sample> found = jdbc.query(
                    "select global_index, recorded_at <= ? from events.domain_event"
                            + " where global_index <= ? and global_index > ? order by global_index desc limit 1",
                    (row, number) -> new Sample(row.getLong(1), row.getBoolean(2)),
                    at,
                    middle,
                    low);
            if (found.isEmpty() || found.get(0).inTime) { // empty: only missing numbers in between
                low = middle;
            } else {
                high = found.get(0).position;
            }
        }
        Long last = jdbc.queryForObject(
                "select max(global_index) from events.domain_event"
                        + " where global_index > ? and global_index <= ? and recorded_at <= ?",
                Long.class,
                low - DISORDER,
                Math.min(head, low + DISORDER),
                at);
        return last == null ? 0 : last;
    }

    private record Sample(long position, boolean inTime) {}

    Instant recordedAt(long position) {
        return jdbc
                .queryForList(
                        "select recorded_at from events.domain_event where global_index <= ?"
                                + " order by global_index desc limit 1",
                        OffsetDateTime.class,
                        position)
                .stream()
                .findFirst()
                .map(OffsetDateTime::toInstant)
                .orElse(Instant.EPOCH);
    }
}
