package vn.vinhdanh.eventstore.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.vinhdanh.eventstore.testing.TestDatabase;

class RelationStatisticsTest {

    private final JdbcTemplate jdbc = new JdbcTemplate(TestDatabase.fresh().dataSource());
    private final View view = new View("grown.letters") {};
    private final Relation<Letter> relation =
            Relation.of(view, new Table<>("letter", Letter.class, List.of("number")), "");

    record Letter(long number, String text) {}

    @BeforeEach
    void table() {
        jdbc.execute("create schema grown");
        jdbc.execute("create table grown.letter (number bigint, text text, valid_from bigint, valid_to bigint)"
                + " with (autovacuum_enabled = off)");
    }

    @Test
    void statistics_follow_a_table_that_grows() {
        write(1, 999);
        assertThat(known()).isEqualTo(-1);
        write(1_000, 1_000);
        assertThat(known()).isEqualTo(1_000);
        write(1_001, 3_999);
        assertThat(known()).isEqualTo(1_000);
        write(4_000, 4_000);
        assertThat(known()).isEqualTo(4_000);
    }

    @Test
    void statistics_that_somebody_took_are_not_taken_again() {
        write(1, 999);
        jdbc.execute("insert into grown.letter select n, 'x', n, n + 1 from generate_series(1, 500) n");
        jdbc.execute("analyze grown.letter");
        write(1_000, 1_000);
        assertThat(known()).isEqualTo(1_499);
    }

    private void write(long from, long to) {
        List<Relation.Version<Letter>> versions = LongStream.rangeClosed(from, to)
                .mapToObj(number -> new Relation.Version<>(new Letter(number, "letter " + number), number, Table.OPEN))
                .toList();
        jdbc.execute((ConnectionCallback<Integer>) connection -> {
            relation.insert(connection, versions);
            return versions.size();
        });
    }

    private long known() {
        Long tuples = jdbc.queryForObject(
                "select reltuples::bigint from pg_class where oid = 'grown.letter'::regclass", Long.class);
        return tuples == null ? 0 : tuples;
    }
}
