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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
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
    private static VinhDanhClient.SignedInClient auditor;
    private static String person;
    private static String name;

    @BeforeAll
    static void start() throws Exception {
        int port = LoadedDemonstration.freePort();
        vinhDanh = LoadedDemonstration.start(folder, port);
        String address = "http://localhost:" + port;
        admin = VinhDanhClient.at(address, address).as("admin", "demo");
        auditor = VinhDanhClient.at(address, address).as("auditor", "demo");
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
    void no_column_of_any_table_holds_the_name_a_replay_matches_and_the_seals_hold() throws Exception {
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

        Answer replay = auditor.post("/api/v1/audit/replays", Map.of("scope", "ALL"), "replay-1");
        assertThat(replay.status()).isEqualTo(202);
        String path = "/api/v1/audit/replays/" + replay.id();
        await().atMost(Duration.ofMinutes(3))
                .until(() -> auditor.get(path).body().hasNonNull("verdict"));
        assertThat(auditor.get(path).body().path("verdict").asString())
                .as(auditor.get(path).body().toString())
                .isEqualTo("MATCH");
        Answer asked = auditor.post("/api/v1/audit/verifications", Map.of(), "verify-1");
        await().atMost(Duration.ofMinutes(1)).until(() -> verification(asked).hasNonNull("result"));
        assertThat(verification(asked).path("result").path("good").asBoolean()).isTrue();
    }

    private static JsonNode verification(Answer asked) {
        return auditor.get("/api/v1/audit/verifications/" + asked.id()).body();
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

    /** Looks into every column of every table: as the text that it is, or as the hexadecimal in which bytes are told. */
    private static List<String> tablesWith(String text) throws Exception {
        String sought = "'" + text.replace("'", "''") + "'";
        String bytes = "encode(convert_to(" + sought + ", 'UTF8'), 'hex')";
        return column(column("select format('%I.%I', schemaname, tablename) from pg_tables"
                        + " where schemaname not in ('pg_catalog', 'information_schema')")
                .stream()
                .map(table -> "(select '" + table + "' from " + table + " t where position(" + sought
                        + " in t::text) > 0 or position(" + bytes + " in t::text) > 0 limit 1)")
                .collect(Collectors.joining(" union all ")));
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
