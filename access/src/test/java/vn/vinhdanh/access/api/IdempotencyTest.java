package vn.vinhdanh.access.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.access.HttpTest;
import vn.vinhdanh.access.account.SignedInMetadata;
import vn.vinhdanh.access.testing.Http;
import vn.vinhdanh.eventstore.EventLog;
import vn.vinhdanh.eventstore.LoggedEvent;

class IdempotencyTest extends HttpTest {

    @Autowired
    private EventLog log;

    @Autowired
    private IdempotencyKeys keys;

    @Test
    void a_write_is_answered_with_its_version_its_place_and_its_position() {
        String name = name();
        Http.Answer answer = signedIn().post("/api/probe/writes/" + name).send();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("ETag")).contains("\"7\"");
        assertThat(answer.header("Location")).contains("/api/probe/writes/" + name);
        JsonNode body = answer.json();
        assertThat(body.get("id").asString()).isEqualTo(name);
        assertThat(body.get("version").asLong()).isEqualTo(7);
        assertThat(body.get("receipt").asString()).isEqualTo("R-" + name);
        assertThat(answer.header("X-Position")).contains(body.get("position").asString());
        LoggedEvent event = log.read(body.get("position").asLong() - 1, 1).get(0);
        assertThat(event.payload().get().toString()).contains(name);
    }

    @Test
    void every_event_says_which_account_was_signed_in() {
        String account = account();
        JsonNode body = Http.basic(port, account, PASSWORD)
                .post("/api/probe/writes/" + name())
                .send()
                .json();
        assertThat(log.read(body.get("position").asLong() - 1, 1).get(0).metadata())
                .containsEntry(SignedInMetadata.ACCOUNT, account);
    }

    @Test
    void the_same_request_again_gets_the_same_answer_and_does_nothing() {
        Http http = signedIn();
        String name = name();
        Http.Answer first = write(http, name, "key/of-act-1");
        Http.Answer again = write(http, name, "key/of-act-1");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("X-Position")).isEqualTo(first.header("X-Position"));
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(rows(name)).isEqualTo(1);
    }

    @Test
    void the_same_key_for_another_request_is_refused() {
        Http http = signedIn();
        String name = name();
        write(http, name, "k");
        assertThat(write(http, name + "x", "k").problem()).isEqualTo("422 IDEMPOTENCY_KEY_REUSED Idempotency-Key");
        assertThat(http.post("/api/probe/writes/" + name + "?other=1")
                        .header("Idempotency-Key", "k")
                        .send()
                        .status())
                .isEqualTo(422);
        assertThat(http.post("/api/probe/writes/" + name)
                        .header("Idempotency-Key", "k")
                        .json("{}")
                        .send()
                        .status())
                .isEqualTo(422);
        assertThat(rows(name + "x")).isZero();
        assertThat(rows(name)).isEqualTo(1);
    }

    @Test
    void the_same_key_of_another_account_is_another_key() {
        String name = name();
        write(signedIn(), name, "k");
        assertThat(write(signedIn(), name, "k").header("Idempotent-Replayed")).isEmpty();
        assertThat(rows(name)).isEqualTo(2);
    }

    @Test
    void a_refused_write_leaves_nothing_behind_and_its_key_may_be_used_again() {
        Http http = signedIn();
        String name = "refused" + name();
        long head = log.head();
        assertThat(write(http, name, "k").problem()).isEqualTo("422 NO");
        assertThat(write(http, name, "k").problem()).isEqualTo("422 NO");
        assertThat(rows(name)).isZero();
        assertThat(log.read(head, 100)).isEmpty();
    }

    @Test
    void a_post_without_a_key_is_told_to_have_one() {
        Http.Answer answer = signedIn()
                .post("/api/probe/writes/" + name())
                .without("Idempotency-Key")
                .send();
        assertThat(answer.problem()).isEqualTo("400 IDEMPOTENCY_KEY_REQUIRED Idempotency-Key");
        assertThat(signedIn()
                        .post("/api/probe/writes/" + name())
                        .header("Idempotency-Key", "x".repeat(201))
                        .send()
                        .problem())
                .isEqualTo("400 BAD_IDEMPOTENCY_KEY Idempotency-Key");
    }

    @Test
    void a_form_carries_its_key_in_a_field() {
        Http http = signedIn();
        String name = name();
        for (int i = 0; i < 2; i++) {
            assertThat(http.post("/api/probe/writes/" + name)
                            .without("Idempotency-Key")
                            .form("_idempotencyKey=f1&x=1")
                            .send()
                            .status())
                    .isEqualTo(201);
        }
        assertThat(rows(name)).isEqualTo(1);
    }

    @Test
    void a_version_is_required_where_the_work_requires_it_and_must_be_the_present_one() {
        Http http = signedIn();
        String name = name();
        assertThat(http.send("PATCH", "/api/probe/writes/" + name).send().problem())
                .isEqualTo("428 IF_MATCH_REQUIRED If-Match");
        assertThat(http.send("PATCH", "/api/probe/writes/" + name)
                        .header("If-Match", "\"6\"")
                        .send()
                        .problem())
                .isEqualTo("412 STALE");
        assertThat(http.send("PATCH", "/api/probe/writes/" + name)
                        .header("If-Match", "seven")
                        .send()
                        .problem())
                .isEqualTo("400 BAD_IF_MATCH If-Match");
        Http.Answer changed = http.send("PATCH", "/api/probe/writes/" + name)
                .header("If-Match", "\"7\"")
                .send();
        assertThat(changed.header("ETag")).contains("\"8\"");
        assertThat(rows(name)).isEqualTo(1);
    }

    @Test
    void a_key_is_looked_up_before_the_version() {
        Http http = signedIn();
        String name = name();
        Http.Answer first = http.send("PATCH", "/api/probe/writes/" + name)
                .header("Idempotency-Key", "k")
                .header("If-Match", "\"7\"")
                .send();
        assertThat(http.send("PATCH", "/api/probe/writes/" + name)
                        .header("Idempotency-Key", "k")
                        .send()
                        .text())
                .isEqualTo(first.text());
        assertThat(rows(name)).isEqualTo(1);
    }

    @RepeatedTest(5)
    void of_many_requests_with_one_key_at_the_same_time_one_is_done_and_all_get_its_answer() throws Exception {
        Http http = signedIn();
        String name = name();
        List<Http.Answer> answers = atOnce(12, () -> write(http, name, "k"));
        assertThat(answers).extracting(Http.Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(Http.Answer::text)
                .containsOnly(answers.get(0).text());
        assertThat(answers.stream()
                        .filter(answer -> answer.header("Idempotent-Replayed").isEmpty()))
                .hasSize(1);
        assertThat(rows(name)).isEqualTo(1);
        assertThat(written(name)).hasSize(1);
    }

    @Test
    void two_requests_that_share_a_key_by_mistake_have_one_effect_and_one_refusal() throws Exception {
        Http http = signedIn();
        String name = name();
        List<String> names = List.of(name + "a", name + "b");
        AtomicInteger next = new AtomicInteger();
        List<Http.Answer> answers = atOnce(2, () -> write(http, names.get(next.getAndIncrement()), "k"));
        assertThat(answers).extracting(Http.Answer::status).containsExactlyInAnyOrder(201, 422);
        assertThat(rows(name + "a") + rows(name + "b")).isEqualTo(1);
    }

    @Test
    void a_dry_run_answers_as_the_real_one_and_leaves_nothing() {
        Http http = signedIn();
        String name = name();
        long head = log.head();
        Http.Answer dry = http.post("/api/probe/writes/" + name + "?dryRun=true")
                .without("Idempotency-Key")
                .send();
        assertThat(dry.status()).isEqualTo(200);
        assertThat(dry.json().get("dryRun").asBoolean()).isTrue();
        assertThat(dry.json().get("version").asLong()).isEqualTo(7);
        assertThat(dry.json().get("receipt").asString()).isEqualTo("R-" + name);
        assertThat(dry.header("ETag")).isEmpty();
        assertThat(rows(name)).isZero();
        assertThat(log.read(head, 100)).isEmpty();
        assertThat(http.post("/api/probe/writes/refused?dryRun=true").send().problem())
                .isEqualTo("422 NO");
        assertThat(http.post("/api/probe/writes/x?dryRun=perhaps").send().problem())
                .isEqualTo("400 BAD_PARAMETER ?dryRun");
        assertThat(write(http, name, "k").status()).isEqualTo(201);
    }

    @Test
    void each_item_of_a_list_is_a_write_of_its_own() {
        Http http = signedIn();
        String name = name();
        String list = "[\"" + name + "\",\"refused" + name + "\",\"" + name + "\"]";
        JsonNode report = list(http, "each", list, "k").json();
        assertThat(report.get("succeeded").asInt()).isEqualTo(2);
        assertThat(report.get("failed").asInt()).isEqualTo(1);
        assertThat(report.get("items").get(0).get("row").asInt()).isEqualTo(1);
        assertThat(report.get("items").get(0).get("status").asInt()).isEqualTo(200);
        assertThat(report.get("items").get(1).get("status").asInt()).isEqualTo(422);
        assertThat(report.get("items")
                        .get(1)
                        .get("problem")
                        .get("errors")
                        .get(0)
                        .get("code")
                        .asString())
                .isEqualTo("NO");
        assertThat(report.get("position").asLong())
                .isEqualTo(report.get("items").get(2).get("position").asLong());
        assertThat(rows(name)).isEqualTo(2);

        JsonNode again = list(http, "each", list, "k").json();
        assertThat(again.get("items").get(0)).isEqualTo(report.get("items").get(0));
        assertThat(again.get("items").get(1).get("status").asInt()).isEqualTo(422);
        assertThat(rows(name)).isEqualTo(2);

        assertThat(list(http, "each", "[\"other\"]", "k").status()).isEqualTo(422);
        assertThat(rows("other")).isZero();
    }

    @Test
    void a_dry_run_of_a_list_reports_each_item_and_writes_none() {
        String name = name();
        JsonNode report = signedIn()
                .post("/api/probe/each?dryRun=true")
                .json("[\"" + name + "\",\"refused\"]")
                .send()
                .json();
        assertThat(report.get("dryRun").asBoolean()).isTrue();
        assertThat(report.get("items").get(0).get("status").asInt()).isEqualTo(200);
        assertThat(report.get("items").get(1).get("status").asInt()).isEqualTo(422);
        assertThat(rows(name)).isZero();
    }

    @Test
    void all_items_are_written_or_none_and_every_defect_is_told() {
        Http http = signedIn();
        String name = name();
        Http.Answer refused = list(http, "all", "[\"" + name + "\",\"refused1\",\"" + name + "\",\"refused2\"]", "k");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors"))
                .extracting(error -> error.get("pointer").asString())
                .containsExactly("/rows/2/name", "/rows/4/name");
        assertThat(rows(name)).isZero();
        assertThat(written(name)).isEmpty();

        Http.Answer done = list(http, "all", "[\"" + name + "\",\"" + name + "\"]", "k");
        assertThat(done.status()).isEqualTo(201);
        assertThat(done.json().get("succeeded").asInt()).isEqualTo(2);
        assertThat(rows(name)).isEqualTo(2);

        Http.Answer again = list(http, "all", "[\"" + name + "\",\"" + name + "\"]", "k");
        assertThat(again.text()).isEqualTo(done.text());
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(rows(name)).isEqualTo(2);
    }

    @Test
    void a_table_is_imported_once_with_its_unknown_columns_told() {
        Http http = signedIn();
        String name = name();
        String table = "name,colour\n" + name + ",red\n" + name + ",blue\n";
        for (int i = 0; i < 2; i++) {
            Http.Answer answer = http.post("/api/probe/table")
                    .header("Idempotency-Key", "t")
                    .body("text/csv; charset=utf-8", table.getBytes(StandardCharsets.UTF_8))
                    .send();
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.json().get("unknownColumns").get(0).asString()).isEqualTo("colour");
        }
        assertThat(rows(name)).isEqualTo(2);
        assertThat(http.post("/api/probe/table")
                        .body("text/csv", "name\n\"a\nb\n".getBytes(StandardCharsets.UTF_8))
                        .send()
                        .problem())
                .isEqualTo("400 BROKEN_ROW /rows/1");
    }

    @Test
    void an_upload_with_other_bytes_is_another_request() {
        Http http = signedIn();
        byte[] pdf = "%PDF-1.7 one".getBytes(StandardCharsets.UTF_8);
        byte[] other = "%PDF-1.7 two".getBytes(StandardCharsets.UTF_8);
        Http.Answer first = upload(http, "a.pdf", pdf);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().get("document").get("mediaType").asString()).isEqualTo("application/pdf");
        assertThat(upload(http, "a.pdf", pdf).json().get("id"))
                .isEqualTo(first.json().get("id"));
        assertThat(upload(http, "a.pdf", other).status()).isEqualTo(422);
        assertThat(upload(http, "b.pdf", pdf).status()).isEqualTo(422);
    }

    @Test
    void a_document_of_a_dry_run_is_not_kept() {
        byte[] pdf = ("%PDF-1.7 " + name()).getBytes(StandardCharsets.UTF_8);
        long before = documents();
        assertThat(signedIn()
                        .post("/api/probe/documents?dryRun=true")
                        .file("file", "a.pdf", "application/pdf", pdf)
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(documents()).isEqualTo(before);
    }

    @Test
    void keys_of_versioned_acts_are_kept_and_others_are_forgotten_after_their_time() {
        Http http = signedIn();
        String name = name();
        write(http, name, "kept");
        http.send("DELETE", "/api/probe/writes/" + name)
                .header("Idempotency-Key", "passing")
                .send();
        keys.forgetBefore(Instant.now().plusSeconds(60));
        assertThat(write(http, name, "kept").header("Idempotent-Replayed")).contains("true");
        assertThat(http.send("DELETE", "/api/probe/writes/" + name)
                        .header("Idempotency-Key", "passing")
                        .send()
                        .header("Idempotent-Replayed"))
                .isEmpty();
    }

    private static Http.Answer write(Http http, String name, String key) {
        return http.post("/api/probe/writes/" + name)
                .header("Idempotency-Key", key)
                .send();
    }

    private static Http.Answer list(Http http, String how, String json, String key) {
        return http.post("/api/probe/" + how)
                .header("Idempotency-Key", key)
                .json(json)
                .send();
    }

    private static Http.Answer upload(Http http, String name, byte[] bytes) {
        return http.post("/api/probe/documents")
                .header("Idempotency-Key", "u")
                .file("file", name, "application/pdf", bytes)
                .send();
    }

    private static <T> List<T> atOnce(int count, Callable<T> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            CyclicBarrier start = new CyclicBarrier(count);
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                running.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : running) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<LoggedEvent> written(String name) {
        return log.read(0, 10_000).stream()
                .filter(event -> event.payload().get().toString().contains("value=" + name + ","))
                .toList();
    }

    private long rows(String name) {
        return jdbc.sql("select count(*) from probe where name = :name")
                .param("name", name)
                .query(Long.class)
                .single();
    }

    private long documents() {
        return jdbc.sql("select count(*) from access.document")
                .query(Long.class)
                .single();
    }

    private static String name() {
        return "n" + UUID.randomUUID().toString().replace("-", "");
    }
}
