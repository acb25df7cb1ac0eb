package vn.vinhdanh.access.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.access.HttpTest;
import vn.vinhdanh.access.testing.Http;

class ProblemTest extends HttpTest {

    @ParameterizedTest
    @CsvSource({"RULE, 422", "STATE, 409", "STALE, 412", "FORBIDDEN, 403", "NOT_FOUND, 404", "MALFORMED, 400"})
    void a_refusal_is_told_with_every_defect_and_its_article(String kind, int status) {
        Http.Answer answer = signedIn().get("/api/probe/refused/" + kind).send();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.get("type").asString()).isEqualTo("urn:vinhdanh:problem:first");
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asString()).isEqualTo("Lỗi thứ nhất.");
        assertThat(problem.get("instance").asString()).isEqualTo("/api/probe/refused/" + kind);
        assertThat(problem.get("errors")).hasSize(2);
        assertThat(problem.get("errors").get(0).get("pointer").asString()).isEqualTo("/name");
        assertThat(problem.get("errors").get(0).get("legalRef").asString()).isEqualTo("06/2022/QH15 Điều 5");
        assertThat(problem.get("errors").get(1).get("code").asString()).isEqualTo("SECOND");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"vi|Lỗi thứ nhất.", "en|The first reason.", "en-GB,vi;q=0.5|The first reason.", "fr|Lỗi thứ nhất."
            })
    void it_is_told_in_the_language_of_the_caller_and_else_in_vietnamese(String language, String sentence) {
        assertThat(signedIn()
                        .get("/api/probe/refused/RULE")
                        .header("Accept-Language", language)
                        .send()
                        .json()
                        .get("detail")
                        .asString())
                .isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"nom\":1,\"number\":1}|400 UNKNOWN_PROPERTY /nom",
                "{\"number\":1,\"inner\":[{\"flag\":true},{\"flag\":true,\"x/y\":1}]}|400 UNKNOWN_PROPERTY /inner/1/x~1y",
                "{\"number\":\"1\"}|400 WRONG_TYPE /number",
                "{\"number\":1.5}|400 WRONG_TYPE /number",
                "{\"number\":null}|400 REQUIRED /number",
                "{}|400 REQUIRED /number",
                "{\"number\":1,\"name\":5}|400 WRONG_TYPE /name",
                "{\"number\":1,\"name\":{}}|400 WRONG_TYPE /name",
                "{\"number\":1,\"inner\":{}}|400 WRONG_TYPE /inner",
                "{\"number\":1,\"inner\":[{\"flag\":\"yes\"}]}|400 WRONG_TYPE /inner/0/flag",
                "{\"number\":1,\"kind\":\"BOSS\"}|400 WRONG_TYPE /kind",
                "{\"number\":1,\"kind\":1}|400 WRONG_TYPE /kind",
                "{\"number\":1,\"date\":\"2021-02-30\"}|400 WRONG_TYPE /date",
                "{\"number\":1,\"date\":\"+999999999-12-31\"}|400 WRONG_TYPE /date",
                "{\"number\":1,\"date\":[2021,1,1]}|400 WRONG_TYPE /date",
                "{\"number\":1,\"date\":20210101}|400 WRONG_TYPE /date",
                "{\"number\":99999999999}|400 BAD_JSON",
                "{\"number\":1,\"unit\":\"a b; drop table\"}|400 BAD_VALUE /unit",
                "{\"number\":1,\"name\":\"a\\u0000b\"}|400 BAD_TEXT /name",
                "{\"number\":1,\"name\":\"\\ud800\"}|400 BAD_TEXT /name",
                "{\"number\":1|400 BAD_JSON",
                "{\"number\":1}{}|400 WRONG_TYPE",
                "{\"number\":1,\"number\":2}|400 BAD_JSON",
                "[]|400 WRONG_TYPE",
                "``|400 BODY_REQUIRED",
            })
    void json_that_is_not_exactly_what_is_expected_is_refused_where_it_is_wrong(String json, String problem) {
        assertThat(signedIn().post("/api/probe/json").json(json).send().problem())
                .isEqualTo(problem);
    }

    @Test
    void bytes_that_are_no_text_and_endless_nesting_are_refused() {
        assertThat(signedIn()
                        .post("/api/probe/json")
                        .body("application/json", new byte[] {'{', '"', 'n', (byte) 0xff, (byte) 0xfe, '"', '}'})
                        .send()
                        .problem())
                .isEqualTo("400 BAD_JSON");
        assertThat(signedIn()
                        .post("/api/probe/json")
                        .json("{\"inner\":" + "[".repeat(5_000))
                        .send()
                        .status())
                .isEqualTo(400);
    }

    @Test
    void names_with_sql_and_html_in_them_are_text_and_vietnamese_ones_arrive_composed() {
        String name = "Robert'); DROP TABLE probe;-- <script>alert(1)</script> Ho\u0300a";
        Http.Answer answer = signedIn()
                .post("/api/probe/json")
                .json("{\"number\":1,\"name\":\"" + name + "\"}")
                .send();
        assertThat(answer.json().get("name").asString())
                .isEqualTo("Robert'); DROP TABLE probe;-- <script>alert(1)</script> Hòa");
        assertThat(answer.header("Content-Type")).contains("application/json");
    }

    @Test
    void an_unknown_value_names_those_that_are_known() {
        Http.Answer answer = signedIn()
                .post("/api/probe/json")
                .header("Accept-Language", "en")
                .json("{\"number\":1,\"kind\":\"BOSS\"}")
                .send();
        assertThat(answer.json().get("detail").asString())
                .startsWith("The value must be one of: SUBMITTER, INTAKE_OFFICER");
    }

    @Test
    void every_constraint_that_fails_is_told() {
        Http.Answer answer = signedIn()
                .post("/api/probe/checked")
                .header("Accept-Language", "en")
                .json("{\"name\":\" \",\"code\":\"toolong\"}")
                .send();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors"))
                .extracting(error -> error.get("pointer").asString() + " "
                        + error.get("code").asString() + " "
                        + error.get("message").asString())
                .containsExactlyInAnyOrder(
                        "/name REQUIRED This is required.", "/code BAD_LENGTH The length must be from 1 to 3.");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/probe/units/D.1, 400 REQUIRED ?on",
        "/api/probe/units/D.1?on=yesterday, 400 WRONG_TYPE ?on",
        "/api/probe/units/D.1?on=2021-01-01&kind=BOSS, 400 WRONG_TYPE ?kind",
        "/api/probe/units/D.1?on=1/2/21, 400 WRONG_TYPE ?on",
        "/api/probe/units/D.1?on=%2B999999999-12-31, 400 WRONG_TYPE ?on",
        "/api/probe/read?asOf=-999999999-12-31T00:00:00Z, 400 BAD_PARAMETER ?asOf",
        "/api/probe/missing, 404 NOT_FOUND",
        "/api/probe/stale, 412 STALE If-Match",
        "/api/probe/concurrent, 409 CONCURRENT_CHANGE",
        "/api/probe/units/a%20b?on=2021-01-01, 400 WRONG_TYPE ?unit",
        "/api/nothing, 404 NOT_FOUND",
    })
    void addresses_and_parameters_are_understood_or_refused(String path, String problem) {
        assertThat(signedIn().get(path).send().problem()).isEqualTo(problem);
    }

    @Test
    void a_wrong_method_a_wrong_content_type_and_an_impossible_accept_are_told_what_is_possible() {
        Http.Answer method =
                signedIn().send("PUT", "/api/probe/json").json("{}").send();
        assertThat(method.problem()).isEqualTo("405 METHOD_NOT_ALLOWED");
        assertThat(method.header("Allow")).contains("POST");
        assertThat(signedIn()
                        .post("/api/probe/json")
                        .body("text/plain", "x".getBytes(StandardCharsets.UTF_8))
                        .send()
                        .problem())
                .isEqualTo("415 UNSUPPORTED_MEDIA_TYPE Content-Type");
        assertThat(signedIn()
                        .get("/api/probe/me")
                        .header("Accept", "image/png")
                        .send()
                        .status())
                .isEqualTo(406);
    }

    @Test
    void a_failure_of_ours_tells_a_reference_and_nothing_else() {
        Http.Answer answer = signedIn().get("/api/probe/broken").send();
        assertThat(answer.problem()).isEqualTo("500 INTERNAL");
        assertThat(answer.text())
                .doesNotContain("hunter2")
                .doesNotContain("Exception")
                .doesNotContain("at vn.");
    }

    @Test
    void a_page_gets_the_error_page_and_no_problem() {
        Http.Answer answer =
                signedIn().get("/probe/page").header("Accept", "text/html").send();
        assertThat(answer.header("Content-Type"))
                .satisfies(type -> assertThat(type).startsWith("text/html"));
        assertThat(signedIn().get("/probe/page").send().problem()).isEqualTo("404 NOT_FOUND");
    }

    @Test
    void a_request_that_the_firewall_rejects_is_a_problem_too() {
        assertThat(signedIn().get("/api/probe/..%2fme").send().status()).isEqualTo(400);
    }
}
