package vn.vinhdanh.standalone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vinhdanh.approvalservice.ApprovalServiceApplication;
import vn.vinhdanh.eventstore.testing.TestDatabase;
import vn.vinhdanh.nominationservice.NominationServiceApplication;
import vn.vinhdanh.standalone.demonstration.CheckDemonstration;
import vn.vinhdanh.standalone.demonstration.Demonstration;
import vn.vinhdanh.standalone.demonstration.VinhDanhClient;

/**
 * Two instances of each service on one PostgreSQL, no embedded database of ours, and one instance of each killed in the
 * middle of loading: its views are taken over, nothing is shown twice or missed.
 */
class TwoProcessesAcceptanceTest {

    private static final Duration STARTING = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    private static TestDatabase database;
    private static RunningProcess nominations1;
    private static RunningProcess nominations2;
    private static RunningProcess approvals1;
    private static RunningProcess approvals2;
    private static VinhDanhClient client;

    @BeforeAll
    static void load_while_one_instance_of_each_service_is_killed() throws Exception {
        database = TestDatabase.fresh();
        int n1 = LoadedDemonstration.freePort();
        int n2 = LoadedDemonstration.freePort();
        int a1 = LoadedDemonstration.freePort();
        int a2 = LoadedDemonstration.freePort();
        // The instances to be killed start first, so that they hold the views.
        nominations2 = start(NominationServiceApplication.class, "n2", n2);
        nominations2.await("Started NominationServiceApplication", STARTING);
        approvals2 = start(ApprovalServiceApplication.class, "a2", a2);
        approvals2.await("Started ApprovalServiceApplication", STARTING);
        nominations1 = start(NominationServiceApplication.class, "n1", n1);
        approvals1 = start(ApprovalServiceApplication.class, "a1", a1);
        nominations1.await("Started NominationServiceApplication", STARTING);
        approvals1.await("Started ApprovalServiceApplication", STARTING);

        client = VinhDanhClient.at("http://localhost:" + n1, "http://localhost:" + a1);
        StringBuffer told = new StringBuffer();
        CompletableFuture<Void> loading = CompletableFuture.runAsync(() -> new Demonstration(
                        client, "demo", "demo", line -> told.append(line).append('\n'))
                .load());
        Awaitility.await().atMost(Duration.ofMinutes(4)).until(() -> told.indexOf("50 %") >= 0 || loading.isDone());
        nominations2.kill();
        approvals2.kill();
        loading.get();
    }

    @AfterAll
    static void stop() throws Exception {
        for (RunningProcess process : List.of(nominations1, nominations2, approvals1, approvals2)) {
            process.close();
        }
    }

    @Test
    void the_counts_and_places_of_the_case_come_out_right() {
        assertThat(new CheckDemonstration(client, "demo").differences()).isEmpty();
    }

    @Test
    void every_view_row_has_one_present_version() throws Exception {
        try (Connection connection = dataSource().getConnection();
                ResultSet row = connection.createStatement().executeQuery("""
                                select (select count(*) from approval.register where valid_to = 9223372036854775807),
                                       (select count(distinct nomination) from approval.register
                                         where valid_to = 9223372036854775807)
                                """)) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(166);
            assertThat(row.getInt(2)).isEqualTo(166);
        }
    }

    private static RunningProcess start(Class<?> application, String name, int port) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("SPRING_DATASOURCE_URL", database.url());
        environment.put("SPRING_DATASOURCE_USERNAME", database.username());
        environment.put("SPRING_DATASOURCE_PASSWORD", database.password());
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("VINHDANH_NODE_ID", name);
        environment.put("VINHDANH_ADMIN_PASSWORD", "demo");
        environment.put("VINHDANH_ADMIN_DEMO", "true");
        environment.put("VINHDANH_DEMO_PASSWORD", "demo");
        environment.put("VINHDANH_KEYS_KEK", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        return RunningProcess.start(application, folder.resolve(name + ".log"), environment, List.of());
    }

    private static DataSource dataSource() {
        return database.dataSource();
    }
}
