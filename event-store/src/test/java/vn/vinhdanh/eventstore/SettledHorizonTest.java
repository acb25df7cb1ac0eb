package vn.vinhdanh.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.eventstore.testing.TestDatabase;

class SettledHorizonTest {

    private TestDatabase database;
    private SettledHorizon horizon;

    @BeforeEach
    void migrate() {
        database = TestDatabase.fresh();
        Flyway.configure()
                .dataSource(database.dataSource())
                .schemas("events")
                .locations("classpath:db/migration/events")
                .load()
                .migrate();
        horizon = new SettledHorizon(database.dataSource());
    }

    private Connection open() throws SQLException {
        Connection connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static long append(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into events.domain_event (event_identifier, aggregate_identifier, sequence_number, payload_type,"
                        + " payload, meta_data) values (?, ?, 0, 'x', '', '') returning global_index")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, UUID.randomUUID().toString());
            try (var row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private long appendAndCommit() throws SQLException {
        try (Connection connection = open()) {
            long position = append(connection);
            connection.commit();
            return position;
        }
    }

    @Test
    void an_empty_log_is_settled_at_zero() {
        assertThat(horizon.advance()).isZero();
    }

    @Test
    void an_event_whose_transaction_is_open_holds_up_those_after_it() throws SQLException {
        assertThat(horizon.advance()).isZero();
        try (Connection slow = open()) {
            long first = append(slow);
            long second = appendAndCommit();
            for (int i = 0; i < 5; i++) {
                assertThat(horizon.advance()).isEqualTo(first - 1);
            }
            slow.commit();
            assertThat(horizon.advance()).isEqualTo(second);
        }
    }

    @Test
    void an_event_that_was_open_at_the_start_holds_up_those_after_it_too() throws SQLException {
        long before = appendAndCommit();
        try (Connection slow = open()) {
            append(slow);
            long second = appendAndCommit();
            for (int i = 0; i < 5; i++) {
                assertThat(horizon.advance()).isLessThanOrEqualTo(before);
            }
            slow.commit();
            assertThat(horizon.advance()).isEqualTo(second);
        }
    }

    @Test
    void a_number_that_was_rolled_back_is_passed() throws SQLException {
        assertThat(horizon.advance()).isZero();
        long second;
        try (Connection failing = open()) {
            append(failing);
            second = appendAndCommit();
            assertThat(horizon.advance()).isZero();
            failing.rollback();
        }
        long last = second;
        await().until(() -> horizon.advance() == last);
    }

    @Test
    void a_number_that_was_rolled_back_is_passed_although_younger_transactions_go_on() throws SQLException {
        assertThat(horizon.advance()).isZero();
        try (Connection failing = open();
                Connection younger = open()) {
            append(failing);
            long second = appendAndCommit();
            horizon.advance();
            horizon.advance(); // has taken its id by now
            long third = append(younger);
            failing.rollback();
            await().until(() -> horizon.advance() == second);
            younger.commit();
            assertThat(horizon.advance()).isEqualTo(third);
        }
    }

    @Test
    void a_transaction_that_has_an_id_but_no_number_yet_does_not_let_an_older_number_be_passed() throws SQLException {
        assertThat(horizon.advance()).isZero();
        try (Connection slow = open();
                Connection other = open();
                Statement statement = other.createStatement()) {
            statement.execute("select pg_current_xact_id()");
            append(slow);
            long second = appendAndCommit();
            other.rollback();
            for (int i = 0; i < 5; i++) {
                assertThat(horizon.advance()).isZero();
            }
            slow.commit();
            assertThat(horizon.advance()).isEqualTo(second);
        }
    }

    @Test
    void a_reader_beside_many_writers_sees_every_event_once_in_order() throws Exception {
        int writers = 8;
        ExecutorService threads = Executors.newFixedThreadPool(writers + 1);
        AtomicBoolean writing = new AtomicBoolean(true);
        List<Future<List<Long>>> written = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            written.add(threads.submit((Callable<List<Long>>) () -> {
                List<Long> committed = new ArrayList<>();
                try (Connection connection = open()) {
                    for (int n = 0; n < 150; n++) {
                        List<Long> mine = new ArrayList<>();
                        int events = ThreadLocalRandom.current().nextInt(1, 4);
                        for (int e = 0; e < events; e++) {
                            mine.add(append(connection));
                        }
                        if (ThreadLocalRandom.current().nextInt(5) == 0) {
                            connection.rollback();
                        } else {
                            connection.commit();
                            committed.addAll(mine);
                        }
                    }
                }
                return committed;
            }));
        }
        Future<List<Long>> read = threads.submit(() -> {
            List<Long> seen = new ArrayList<>();
            long settled = 0;
            boolean last = false;
            while (true) {
                long next = horizon.advance();
                try (Connection connection = open();
                        PreparedStatement select = connection.prepareStatement(
                                "select global_index from events.domain_event where global_index > ?"
                                        + " and global_index <= ? order by global_index")) {
                    select.setLong(1, settled);
                    select.setLong(2, next);
                    try (var rows = select.executeQuery()) {
                        while (rows.next()) {
                            seen.add(rows.getLong(1));
                        }
                    }
                }
                settled = next;
                if (last && !horizon.isWaiting()) {
                    return seen;
                }
                last = !writing.get();
            }
        });
        List<Long> committed = new ArrayList<>();
        for (Future<List<Long>> each : written) {
            committed.addAll(each.get(60, TimeUnit.SECONDS));
        }
        writing.set(false);
        List<Long> seen = read.get(60, TimeUnit.SECONDS);
        threads.shutdown();
        assertThat(seen).isSorted().doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(committed);
    }
}
