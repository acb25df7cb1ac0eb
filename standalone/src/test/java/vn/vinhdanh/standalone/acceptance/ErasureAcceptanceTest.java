package vn.vinhdanh.standalone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.vinhdanh.standalone.demonstration.VinhDanhClient;
import vn.vinhdanh.standalone.demonstration.VinhDanhClient.Answer;

/** One nominee of the demonstration is erased from a database like any other: from its rows, and from its files. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ErasureAcceptanceTest {

    private static final Map<String, Object> GROUND =
            Map.of("ground", "Theo yêu cầu của chủ thể dữ liệu", "legalRef", "Điều 16 Nghị định 13/2023/NĐ-CP");

    @TempDir
    static Path folder;

    private static RunningProcess vinhDanh;
    private static VinhDanhClient.SignedInClient admin;
    private static String person;
    private static String name;

    @BeforeAll
    static void start() throws Exception {
        int port = LoadedDemonstration.freePort();
        vinhDanh = LoadedDemonstration.start(folder, port);
        String address = "http://localhost:" + port;
        admin = VinhDanhClient.at(address, address).as("admin", "demo");
        // Somebody whose name is nobody else's, with an award, so that every view has them.
        List<String> found = row("""
                select r.person, r.recipient from approval.register r
                where r.person is not null and r.valid_to = 9223372036854775807
                and (select count(distinct person) from approval.register o where o.recipient = r.recipient) = 1
                order by length(r.recipient) desc, r.person limit 1""");
        person = found.get(0);
        name = found.get(1);
    }

    @AfterAll
    static void stop() throws Exception {
        vinhDanh.close();
    }

    @Test
    @Order(1)
    void a_legal_hold_says_why_nobody_is_erased() throws Exception {
        assertThat(tablesWith(name)).isNotEmpty();
        String path = "/api/v1/persons/" + person;
        Answer held = admin.post(path + "/legal-hold", Map.of("reason", "Đang giải quyết khiếu nại"), "hold-1");
        assertThat(held.status()).isEqualTo(200);
        Answer refused = admin.post(path + "/erase", GROUND, "erase-held");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().toString()).contains("LEGAL_HOLD", "Đang giải quyết khiếu nại");
        assertThat(admin.post(path + "/legal-hold/lift", Map.of("reason", "Đã giải quyết xong"), "lift-1")
                        .status())
                .isEqualTo(200);
        Answer named = admin.post(
                path + "/erase", Map.of("ground", "Theo yêu cầu của " + name, "legalRef", "Điều 16"), "erase-named");
        assertThat(named.status()).isEqualTo(422);
        Answer tried = admin.post(path + "/erase?dryRun=true", GROUND, "erase-tried");
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.body().path("nominations").asInt()).isPositive();
        assertThat(tablesWith(name)).isNotEmpty();
    }

    @Test
    @Order(2)
    void no_column_of_any_table_holds_the_name_and_a_rebuild_finds_the_same_rows() throws Exception {
        Answer erased = admin.post("/api/v1/persons/" + person + "/erase", GROUND, "erase-1");
        assertThat(erased.status()).isEqualTo(200);
        assertThat(admin.post("/api/v1/persons/" + person + "/erase", GROUND, "erase-1")
                        .replayed())
                .isTrue();
        awaitViews(erased.position());
        assertThat(tablesWith(name)).isEmpty();
        // Words that several nominees share stay with the others.
        assertThat(column("select nomination from approval.case_dossier where achievements_of = '" + person
                        + "' and proposal ->> 'achievements' <> '(đã xóa)' union select id from nomination.nominations"
                        + " where person = '" + person + "' and dossier ->> 'achievements' is not null"))
                .isEmpty();
        assertThat(row("select count(*) from approval.register where recipient = '(đã xóa)'"))
                .isNotEqualTo(List.of("0"));
        assertThat(row("select count(*) from events.dead_letter_entry")).isEqualTo(List.of("0"));

        List<String> views =
                column("select view from approval.view_position union select view from nomination.view_position");
        Map<String, List<String>> live = viewRows();
        for (String view : views) {
            Answer rebuild = admin.post("/api/v1/views/" + view + "/rebuild", Map.of(), "rebuild-" + view);
            assertThat(rebuild.status()).as(view + " " + rebuild.body()).isLessThan(300);
        }
        await().atMost(Duration.ofMinutes(3))
                .until(() -> row("select count(*) from approval.view_rebuild where state in ('WAITING', 'RUNNING')")
                        .equals(List.of("0")));
        assertThat(row("select count(*) from approval.view_rebuild where problem is not null"))
                .isEqualTo(List.of("0"));
        Map<String, List<String>> rebuilt = viewRows();
        assertThat(rebuilt.keySet()).isEqualTo(live.keySet());
        live.forEach((table, rows) -> assertThat(rebuilt.get(table)).as(table).isEqualTo(rows));
    }

    @Test
    @Order(3)
    void after_the_last_step_no_file_of_the_cluster_holds_the_name() throws Exception {
        assertThat(filesWith(name)).isNotEmpty();
        Answer cleared = admin.post("/api/v1/persons:clear-remains", Map.of(), "clear-1");
        assertThat(cleared.body().path("writeAheadLog").asString()).isEqualTo("CLEARED");
        assertThat(filesWith(name)).isEmpty();
        assertThat(admin.get("/api/v1/awards?limit=1").status()).isLessThan(500);
    }

    private static void awaitViews(long position) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> column("select view from approval.view_position where position < " + position
                                + " union all select view from nomination.view_position where position < " + position)
                        .isEmpty());
    }

    /** Every row of every table that has versions, as text. */
    private static Map<String, List<String>> viewRows() throws Exception {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : column("select distinct table_schema || '.' || table_name from information_schema.columns"
                + " where column_name = 'valid_from' and table_schema in ('nomination', 'approval')")) {
            rows.put(table, column("select t::text from " + table + " t order by 1"));
        }
        return rows;
    }

    private static List<String> tablesWith(String text) throws Exception {
        List<String> found = new ArrayList<>();
        for (String table : column("select format('%I.%I', schemaname, tablename) from pg_tables"
                + " where schemaname not in ('pg_catalog', 'information_schema')")) {
            String schema = table.substring(0, table.indexOf('.'));
            String plain = table.substring(table.indexOf('.') + 1);
            for (String column : column("select column_name from information_schema.columns where table_schema = '"
                    + schema + "' and table_name = '" + plain + "'")) {
                String hit = "position(convert_to('" + text.replace("'", "''") + "', 'UTF8') in case when pg_typeof(\""
                        + column + "\") = 'bytea'::regtype then decode(replace(\"" + column
                        + "\"::text, '\\x', ''), 'hex') else convert_to(\"" + column + "\"::text, 'UTF8') end) > 0";
                if (!row("select count(*) from " + table + " where " + hit).equals(List.of("0"))) {
                    found.add(table + "." + column);
                }
            }
        }
        return found;
    }

    private static List<String> filesWith(String text) throws Exception {
        String sought = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.toString().contains("postgres-binaries")
                        && Files.exists(file)
                        && Files.readString(file, StandardCharsets.ISO_8859_1).contains(sought)) {
                    found.add(folder.relativize(file).toString());
                }
            }
        }
        return found;
    }

    private static List<String> row(String sql) throws Exception {
        try (Connection connection = database();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            if (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    values.add(rows.getString(i));
                }
            }
            return values;
        }
    }

    private static List<String> column(String sql) throws Exception {
        try (Connection connection = database();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static Connection database() throws Exception {
        String port = Files.readAllLines(folder.resolve("data/postgres/postmaster.pid"))
                .get(3);
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + port + "/vinhdanh",
                "postgres",
                Files.readString(folder.resolve("data/postgres.password")).trim());
    }
}
