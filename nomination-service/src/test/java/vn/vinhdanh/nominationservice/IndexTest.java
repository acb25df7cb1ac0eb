package vn.vinhdanh.nominationservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.people.FoldedName;

/** What is asked over HTTP is answered from an index, on tables as full as a province's. */
class IndexTest extends ServiceTest {

    private static final String MANY_NOMINATIONS = """
            insert into nomination.nominations
            select 'n' || i, 'R-' || i, 1, case when i % 20 = 0 then 'DRAFT' else 'AWARDED' end, 'AWARD' || i % 40,
                   case when i % 30 = 0 then 'GOVERNMENT' else 'PROVINCE' end, 'COLLECTIVE', null, 'Tổ ' || i, 'U' || i % 500,
                   'U' || i % 500, 'm' || i % 100, 'DOT_XUAT', 'r-' || i || ' to ' || md5(i::text), 'L' || i % 1000,
                   'vn-2017', '2021-11-02', '{}', '{}', 1000000 + i, 9223372036854775807
            from generate_series(1, 30000) i
            """;

    private static final String MANY_PERSONS = """
            insert into nomination.persons
            select 'p' || i, 'N', md5(i::text), null, null, null, null, 0, 1000000 + i, 9223372036854775807
            from generate_series(1, 30000) i
            """;

    private static final String MANY_LETTERS = """
            insert into nomination.letters
            select 'l' || i, 'U' || i % 500, '1', '2021-11-02', 's', '[]', '2021-11-02', 0, 1000000 + i, 9223372036854775807
            from generate_series(1, 30000) i
            """;

    private static final String MANY_UNITS = """
            with u as (insert into nomination.unit
                select 'X' || i, case when i % 30 = 0 then 'DISTRICT' else 'COMMUNE' end, null, null, 1000000 + i, 9223372036854775807
                from generate_series(1, 12000) i),
            p as (insert into nomination.unit_parent
                select 'X' || i, '0001-01-01', 'X' || i / 30, 1000000 + i, 9223372036854775807
                from generate_series(1, 12000) i)
            insert into nomination.unit_name
                select 'X' || i, '0001-01-01', md5(i::text), 1000000 + i, 9223372036854775807
                from generate_series(1, 12000) i
            """;

    private static SingleConnectionDataSource connection;

    @ParameterizedTest
    @CsvSource({
        "nominations, /api/v1/nominations?limit=50, nominations_walk",
        "nominations, /api/v1/nominations?state=DRAFT, nominations_",
        "nominations, /api/v1/nominations?award=BKT, nominations_",
        "nominations, /api/v1/nominations?unit=D.DILINH, nominations_",
        "nominations, /api/v1/nominations?position=1&limit=50, nominations_list",
        "nominations, /api/v1/nominations/some-id, nominations_",
        "letters, /api/v1/letters/some-id, letters_",
        "letters, /api/v1/letters, letters_list",
        "persons, /api/v1/persons/some-id, persons_",
    })
    void what_an_auditor_asks_has_its_index(String table, String path, String index) {
        Statements.forget();
        auditor.get(path).send();

        assertAnsweredBy(index, table, Statements.lastAbout("nomination." + table));
    }

    @ParameterizedTest
    @CsvSource({
        "nominations, /api/v1/nominations?limit=50, nominations_",
        "nominations, /api/v1/nominations?state=DRAFT, nominations_",
        "letters, /api/v1/letters, letters_unit",
    })
    void what_a_clerk_asks_has_its_index(String table, String path, String index) {
        Statements.forget();
        clerk.get(path).send().expect(200);

        assertAnsweredBy(index, table, Statements.lastAbout("nomination." + table));
    }

    /** Which letters are looked for decides the plan: an index of trigrams needs the pattern. */
    @Test
    void who_is_searched_by_name_is_found_by_an_index() {
        Statements.forget();
        auditor.get("/api/v1/persons?q=thao").send().expect(200);

        assertAnsweredBy(
                "persons_",
                "persons",
                Statements.lastAbout("nomination.persons")
                        .replaceFirst("like \\$\\d", "like '%abcdef%'")
                        .replaceFirst("first \\$\\d", "first 50")
                        .replaceAll("\\$\\d", "''"));
    }

    @Test
    void a_word_that_is_everywhere_is_walked_through_in_the_order_of_the_list() {
        int many = 1_203;
        jdbc.sql("insert into nomination.nominations select 'walk' || i, 'W-' || to_char(i, 'FM0000'), 1, 'WITHDRAWN',"
                        + " 'BKT', 'PROVINCE', 'COLLECTIVE', null, 'x', 'U', 'U', 'm', 'DOT_XUAT', 'w walked', null,"
                        + " 'vn-2017', '2021-11-02', '{\"facts\": {}, \"documents\": []}',"
                        + " '{\"route\": [], \"reasons\": []}', 1, 9223372036854775807, null"
                        + " from generate_series(1, :many) i")
                .param("many", many)
                .update();
        try {
            Statements.forget();
            List<String> refs = new ArrayList<>();
            String path = "/api/v1/nominations?limit=200&q=walked";
            for (String cursor = ""; cursor != null; ) {
                JsonNode page = auditor.get(path + cursor).send().expect(200).json();
                page.get("items").forEach(item -> refs.add(item.get("ref").asString()));
                cursor = page.hasNonNull("nextCursor")
                        ? "&cursor=" + page.get("nextCursor").asString()
                        : null;
            }
            assertThat(refs).hasSize(many).doesNotHaveDuplicates().isSorted();
            assertAnsweredBy("nominations_walk", "nominations", Statements.lastAbout("nomination.nominations"));

            // Nobody counts what is found everywhere.
            assertThat(auditor.get("/nominations?q=walked").page().expect(200).said())
                    .contains("W-0001")
                    .doesNotContain("999+");
        } finally {
            jdbc.sql("delete from nomination.nominations where id like 'walk%'").update();
        }
    }

    @Test
    void what_an_officer_of_a_body_asks_has_its_index() {
        Statements.forget();
        intake.get("/api/v1/nominations").send().expect(200);

        assertAnsweredBy("nominations_", "nominations", Statements.lastAbout("nomination.nominations"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // whether somebody else is honoured for the same
                "nominations_movement | nominations | movement = 'm1' and recipient_unit = 'U1'",
                "nominations_letter | nominations | letter = 'L1' and state = 'DRAFT' order by ref, id",
                "unit_name_folded | unit_name | nomination.folded(name) like '%abcdef%'",
                "unit_parent_children | unit_parent | parent = 'X5'",
                "nominations_search | nominations | search like '%abcdef%' limit 1001",
                "nominations_unit_state | nominations | proposed_by = any ('{U1,U2}') and state = 'DRAFT' limit 1000",
                "persons_search | persons | search like '%abcdef%'",
            })
    void what_is_asked_by_jdbc_has_its_index(String index, String table, String condition) {
        assertAnsweredBy(
                index,
                table,
                "select * from nomination." + table + " where valid_to = 9223372036854775807 and " + condition);
    }

    @Test
    void names_are_folded_in_the_database_as_they_are_here() {
        String name = "Đặng K'Brẻo ỸẢ Ươi";
        assertThat(jdbc.sql("select nomination.folded(:name)")
                        .param("name", name)
                        .query(String.class)
                        .single())
                .isEqualTo(FoldedName.of(name));
    }

    private void assertAnsweredBy(String index, String table, String sql) {
        List<String> plan = full().queryForList("explain (generic_plan) " + sql, String.class);

        assertThat(plan).as(sql).anySatisfy(line -> assertThat(line).contains(index));
        assertThat(plan).noneSatisfy(line -> assertThat(line).matches(".*Seq Scan on " + table + "( .*|$)"));
    }

    /** One connection with full tables that nobody else sees. A plan for any parameters needs the simple protocol. */
    private static JdbcTemplate full() {
        if (connection == null) {
            PGSimpleDataSource simple = new PGSimpleDataSource();
            simple.setUrl(DATABASE.url());
            simple.setUser(DATABASE.username());
            simple.setPassword(DATABASE.password());
            simple.setPreferQueryMode(PreferQueryMode.SIMPLE);
            try {
                Connection opened = simple.getConnection();
                opened.setAutoCommit(false);
                connection = new SingleConnectionDataSource(opened, true);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            JdbcTemplate template = new JdbcTemplate(connection);
            for (String many : List.of(MANY_NOMINATIONS, MANY_PERSONS, MANY_LETTERS, MANY_UNITS)) {
                template.update(many);
            }
            for (String trigrams : List.of("nominations_search", "persons_search", "unit_name_folded")) {
                template.queryForObject("select gin_clean_pending_list('nomination." + trigrams + "')", Long.class);
            }
            template.execute("analyze nomination.nominations, nomination.persons, nomination.letters,"
                    + " nomination.unit, nomination.unit_name, nomination.unit_parent");
        }
        return new JdbcTemplate(connection);
    }

    @AfterAll
    static void empty() throws SQLException {
        if (connection != null) {
            connection.getConnection().unwrap(Connection.class).rollback();
            connection.destroy();
            connection = null;
        }
    }
}
