package vn.vinhdanh.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.vinhdanh.eventstore.shop.Node;
import vn.vinhdanh.eventstore.testing.TestDatabase;

class EventSchemaTest {

    private static Node node;
    private static JdbcTemplate jdbc;

    @BeforeAll
    static void start() {
        node = Node.start(TestDatabase.fresh());
        jdbc = node.jdbc();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void no_column_is_a_large_object() {
        assertThat(jdbc.queryForList(
                        "select table_name || '.' || column_name from information_schema.columns"
                                + " where table_schema = 'events' and udt_name in ('oid', 'lo')",
                        String.class))
                .isEmpty();
    }

    @Test
    void payload_and_metadata_are_bytea() {
        List<Map<String, Object>> columns = jdbc.queryForList(
                "select table_name, column_name, udt_name from information_schema.columns where table_schema = 'events'"
                        + " and column_name in ('payload', 'meta_data', 'token', 'diagnostics', 'wrapped')");
        assertThat(columns).hasSize(9).allSatisfy(column -> assertThat(column.get("udt_name"))
                .isEqualTo("bytea"));
    }

    @Test
    void positions_are_drawn_one_by_one_so_that_nodes_share_the_sequence() {
        Map<String, Object> sequence =
                jdbc.queryForMap("select increment_by, cache_size from pg_sequences where schemaname = 'events'");
        assertThat(sequence).containsEntry("increment_by", 1L).containsEntry("cache_size", 1L);
    }

    @Test
    void a_writer_has_its_transaction_id_before_it_draws_a_number() {
        assertThat(jdbc.queryForList(
                        "select tgname || ' ' || (tgtype & 1)::text || (tgtype & 2)::text || (tgtype & 4)::text"
                                + " from pg_trigger where tgrelid = 'events.domain_event'::regclass",
                        String.class))
                .containsExactly("transaction_id_before_number 024"); // statement, before, insert
    }
}
