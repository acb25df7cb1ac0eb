package vn.vinhdanh.standalone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.vinhdanh.standalone.Standalone;
import vn.vinhdanh.standalone.demonstration.CheckDemonstration;
import vn.vinhdanh.standalone.demonstration.VinhDanhClient;

/** One process, its own database, and a power cut in the middle of loading. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StandaloneAcceptanceTest {

    @TempDir
    static Path folder;

    private static int port;
    private static RunningProcess vinhDanh;

    @BeforeAll
    static void start() throws Exception {
        port = LoadedDemonstration.freePort();
        vinhDanh = LoadedDemonstration.start(folder, port);
    }

    @AfterAll
    static void stop() throws Exception {
        vinhDanh.close();
    }

    @Test
    @Order(1)
    void loading_went_on_where_it_was_cut() throws Exception {
        assertThat(LoadedDemonstration.get().told()).contains("had been recorded before");
    }

    @Test
    @Order(2)
    void the_counts_and_places_of_the_case_come_out_right() {
        assertThat(new CheckDemonstration(client(), "demo").differences()).isEmpty();
    }

    @Test
    @Order(3)
    void no_event_is_lost_or_doubled() throws Exception {
        try (Connection connection = database();
                ResultSet row = connection.createStatement().executeQuery("""
                                select (select count(*) from (select 1 from events.domain_event
                                         group by aggregate_identifier
                                         having count(*) <> max(sequence_number) + 1) holes),
                                       (select count(*) from events.domain_event
                                         where payload_type like '%.NominationSubmitted'),
                                       (select count(*) from events.domain_event
                                         where payload_type like '%.AwardGranted'),
                                       (select count(*) from events.dead_letter_entry)
                                """)) {
            row.next();
            assertThat(row.getInt(1)).as("aggregates with a hole").isZero();
            assertThat(row.getInt(2)).as("submitted").isEqualTo(182);
            assertThat(row.getInt(3)).as("granted").isEqualTo(166);
            assertThat(row.getInt(4)).as("dead letters").isZero();
        }
    }

    @Test
    @Order(4)
    void the_name_of_no_individual_is_in_the_stored_log() throws Exception {
        List<String> names = new ArrayList<>();
        Files.readAllLines(Path.of("src/main/resources/demonstration/di-linh-2021/nominations.csv")).stream()
                .skip(1)
                .map(line -> line.split(","))
                .filter(columns -> columns[2].equals("INDIVIDUAL"))
                .forEach(columns -> names.add(columns[3]));
        assertThat(names).hasSizeGreaterThan(80);
        StringBuilder log = new StringBuilder();
        try (Connection connection = database();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select convert_from(payload, 'UTF8'), convert_from(meta_data, 'UTF8')"
                                + " from events.domain_event")) {
            while (rows.next()) {
                log.append(rows.getString(1))
                        .append('\n')
                        .append(rows.getString(2))
                        .append('\n');
            }
        }
        String stored = log.toString();
        assertThat(stored).contains("Trường Tiểu học Trần Quốc Toản");
        assertThat(names).noneMatch(stored::contains);
    }

    @Test
    @Order(5)
    void the_embedded_database_is_durable_and_asks_for_a_password() throws Exception {
        try (Connection connection = database();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("select current_setting('fsync'), current_setting('synchronous_commit'),"
                                + " current_setting('full_page_writes')")) {
            row.next();
            assertThat(List.of(row.getString(1), row.getString(2), row.getString(3)))
                    .containsOnly("on");
        }
        assertThat(Files.readString(folder.resolve("data/postgres/pg_hba.conf")))
                .contains("scram-sha-256")
                .doesNotContain("trust");
    }

    @Test
    @Order(6)
    void the_proxy_sends_every_path_to_the_service_that_answers_it() throws Exception {
        ProxyTable proxy = new ProxyTable(Path.of("../deploy/proxy.conf"));
        for (String service : List.of("nomination", "approval")) {
            List<String> paths = pathsOf(service);
            assertThat(paths).hasSizeGreaterThan(10);
            assertThat(paths)
                    .allSatisfy(path -> assertThat(proxy.serviceOf(path)).isEqualTo(service + "-service"));
        }
    }

    private static List<String> pathsOf(String service) throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v3/api-docs/" + service))
                                .header(
                                        "Authorization",
                                        "Basic " + Base64.getEncoder().encodeToString("auditor:demo".getBytes()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode document = JsonMapper.builder().build().readTree(response.body());
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        return document.path("paths").propertyStream().map(Map.Entry::getKey).toList();
    }

    @Test
    @Order(6)
    void a_port_that_is_taken_is_said_plainly() throws Exception {
        RunningProcess second = RunningProcess.start(
                Standalone.class,
                folder.resolve("taken.log"),
                Map.of(),
                List.of(
                        "--port",
                        Integer.toString(port),
                        "--data-dir",
                        folder.resolve("other").toString()));
        assertThat(second.awaitExit(Duration.ofMinutes(1))).isEqualTo(2);
        assertThat(second.output()).contains("Port " + port + " is in use").doesNotContain("Exception");
    }

    @Test
    @Order(7)
    void a_data_folder_that_is_in_use_is_said_plainly() throws Exception {
        RunningProcess second = RunningProcess.start(
                Standalone.class,
                folder.resolve("locked.log"),
                Map.of(),
                List.of(
                        "--port",
                        Integer.toString(LoadedDemonstration.freePort()),
                        "--data-dir",
                        folder.resolve("data").toString()));
        assertThat(second.awaitExit(Duration.ofMinutes(1))).isEqualTo(2);
        assertThat(second.output()).contains("in use by another Vinh Danh").doesNotContain("Exception");
    }

    @Test
    @Order(8)
    void after_a_clean_stop_everything_is_there_again() throws Exception {
        vinhDanh.stop(Duration.ofMinutes(1));
        assertThat(vinhDanh.output()).contains("stopped");
        vinhDanh = LoadedDemonstration.startOn(folder, "again.log", port);
        vinhDanh.await("Ctrl-C", LoadedDemonstration.LOADING);
        assertThat(vinhDanh.output()).contains("there from before");
        assertThat(new CheckDemonstration(client(), "demo").differences()).isEmpty();
    }

    private static VinhDanhClient client() {
        String address = "http://localhost:" + port;
        return VinhDanhClient.at(address, address);
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
