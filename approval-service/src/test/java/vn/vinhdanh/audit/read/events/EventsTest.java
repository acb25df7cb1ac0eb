package vn.vinhdanh.audit.read.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.approvalservice.ServiceTest;
import vn.vinhdanh.events.EventFamilies;
import vn.vinhdanh.events.NominationId;

class EventsTest extends ServiceTest {

    @Autowired
    private DataSource dataSource;

    private NominationId nomination;

    @BeforeEach
    void something_happened() {
        nomination = atAppraiser(null);
        act(as("p-appraiser"), nomination, "hold", """
                {"reason": {"code": "COMPLAINT", "text": "Có đơn thư", "legalRef": "Luật 06/2022/QH15, Điều 5.2"}}""").expect(200);
        awaitViews(log.head());
    }

    @Test
    void events_are_found_by_what_they_say_the_newest_first() {
        List<String> ofCase = types("case=" + nomination.value());
        assertThat(ofCase.get(0)).isEqualTo("CaseHeld");
        assertThat(ofCase).contains("NominationSubmitted", "CaseOpened", "StepStarted", "IntakeAccepted");
        assertThat(types("type=CaseHeld&case=" + nomination.value())).containsExactly("CaseHeld");
        assertThat(types("article=luật+06/2022/qh15+điều+5.2&case=" + nomination.value()))
                .containsExactly("CaseHeld");
        assertThat(types("account=p-appraiser&case=" + nomination.value())).containsExactly("CaseHeld");
        assertThat(types("unit=P.1&type=StepStarted&case=" + nomination.value()))
                .isNotEmpty();
        assertThat(types("q=phong+trao&type=NominationSubmitted&case=" + nomination.value()))
                .isNotEmpty();
        assertThat(types("until=1999-12-31")).isEmpty();
        assertThat(types("type=CaseHeld&unit=nowhere")).isEmpty();
    }

    @Test
    void a_persons_secret_is_not_searched() {
        NominationId individual = atAppraiser("secret");
        act(as("p-appraiser"), individual, "hold", "{\"reason\": {\"code\": \"COMPLAINT\", \"text\": \"Có đơn thư\"}}")
                .expect(200);
        awaitViews(log.head());
        assertThat(types("type=CaseHeld&case=" + individual.value())).containsExactly("CaseHeld");
        assertThat(types("q=Có+đơn+thư&case=" + individual.value())).isEmpty();
        assertThat(types("q=Nguyễn+Thị+Đào&case=" + individual.value())).isEmpty();
        assertThat(types("q=Có+đơn+thư&case=" + nomination.value())).contains("CaseHeld");
    }

    @Test
    void a_long_list_goes_on_and_is_exported_whole() throws Exception {
        String first = "/api/v1/audit/events?limit=2&case=" + nomination.value();
        JsonNode page = as("auditor").get(first).send().expect(200).json();
        List<Long> positions = new ArrayList<>(positions(page));
        while (page.hasNonNull("nextCursor")) {
            page = as("auditor")
                    .get(first + "&cursor=" + page.get("nextCursor").asString())
                    .send()
                    .expect(200)
                    .json();
            positions.addAll(positions(page));
        }
        assertThat(positions).isSortedAccordingTo((one, other) -> Long.compare(other, one));
        String lines = as("auditor")
                .get("/api/v1/audit/events:export?case=" + nomination.value())
                .send()
                .expect(200)
                .text();
        assertThat(lines.lines()).hasSize(positions.size()).allMatch(line -> line.contains(nomination.value()));
        String csv = as("auditor")
                .get("/api/v1/audit/events:export?format=CSV&case=" + nomination.value())
                .send()
                .expect(200)
                .text();
        assertThat(csv.lines()).hasSize(positions.size() + 1);
    }

    @Test
    void only_auditors_search_the_log() {
        as("p-head").get("/api/v1/audit/events").send().expect(403);
        as("p-head").get("/api/v1/audit/events:export").send().expect(403);
        assertThat(as("auditor")
                        .get("/audit/events?case=" + nomination.value())
                        .header("Accept-Language", "vi")
                        .page()
                        .expect(200)
                        .said())
                .contains("Tạm dừng hồ sơ", "Trình đề nghị");
    }

    @Test
    void every_event_has_its_word() {
        String page = as("auditor")
                .get("/audit/events")
                .header("Accept-Language", "vi")
                .page()
                .expect(200)
                .html();
        EventFamilies.events().forEach(event -> assertThat(page).doesNotContain(">" + event.getSimpleName() + "<"));
    }

    @Test
    void what_is_looked_for_is_found_by_an_index_however_long_the_log_is() throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            NamedParameterJdbcTemplate many =
                    new NamedParameterJdbcTemplate(new SingleConnectionDataSource(connection, true));
            many.getJdbcOperations()
                    .update("insert into approval.event select 1000000 + i, 'StepStarted', 'approval', 'case.' || i,"
                            + " 'n' || i, null, null, null, date '2026-01-01', now(),"
                            + " jsonb_build_array('type:StepStarted', 'case:n' || i), 'phong trao ' || i,"
                            + " 1000000 + i, 9223372036854775807 from generate_series(1, 30000) i");
            many.getJdbcOperations().execute("analyze approval.event");
            for (EventQuestion question : List.of(
                    new EventQuestion(null, nomination, null, null, null, null, null, null, null, null),
                    new EventQuestion(null, null, null, null, null, null, null, "12345", null, null))) {
                Map<String, Object> parameters = new HashMap<>();
                parameters.put("before", Long.MAX_VALUE);
                parameters.put("limit", 50);
                String sql = EventsApi.sql(question, ReadAt.now(), parameters);
                assertThat(String.join("\n", many.queryForList("explain " + sql, parameters, String.class)))
                        .containsAnyOf("event_about", "event_search");
            }
            connection.rollback();
        }
    }

    private List<String> types(String asked) {
        return events(asked).map(event -> event.get("type").asString()).toList();
    }

    private Stream<JsonNode> events(String asked) {
        return as("auditor")
                .get("/api/v1/audit/events?limit=200&" + asked)
                .send()
                .expect(200)
                .json()
                .get("items")
                .valueStream();
    }

    private static List<Long> positions(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(event -> event.get("position").asLong())
                .toList();
    }
}
