package vn.vinhdanh.approvalservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.vinhdanh.events.AwardLevel;

/** An open page hears that what it shows has gone on. */
@Timeout(60)
class ChangesTest extends ServiceTest {

    private static final String INBOX = "/changes?view=approval.inbox";

    @Test
    void an_open_page_hears_of_a_change_once_with_the_position_and_nothing_else() throws Exception {
        awaitViews(log.head());
        try (Stream open = basic("clerk", INBOX)) {
            assertThat(open.response.statusCode()).isEqualTo(200);
            assertThat(open.response.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/event-stream");
            assertThat(open.response.headers().firstValue("X-Accel-Buffering")).contains("no");
            assertThat(open.line()).startsWith(":");
            long before = log.head();
            submitted("BKT", AwardLevel.PROVINCE, null, TODAY);
            assertThat(open.until("event:changed")).allMatch(line -> line.isEmpty() || line.startsWith(":"));
            String id = open.line();
            assertThat(Long.parseLong(id.substring("id:".length()))).isGreaterThan(before);
            assertThat(open.line()).isEqualTo("data:" + id.substring("id:".length()));
        }
    }

    @Test
    void a_page_that_lost_its_line_hears_what_it_missed() throws Exception {
        submitted("BKT", AwardLevel.PROVINCE, null, TODAY);
        awaitViews(log.head());
        HttpRequest request = request(INBOX)
                .header("Authorization", authorization("clerk"))
                .header("Last-Event-ID", "1")
                .build();
        try (Stream open = new Stream(HttpClient.newHttpClient(), request)) {
            open.until("event:changed");
        }
    }

    @Test
    void the_line_ends_with_the_session() throws Exception {
        account("leaver");
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        String form =
                text(browser, request("/sign-in").header("Accept", "text/html").build());
        assertThat(post(browser, "/sign-in", "username=leaver&password=demo&_csrf=" + token(form)))
                .isEqualTo(302);
        String page =
                text(browser, request("/account").header("Accept", "text/html").build());
        try (Stream open = new Stream(browser, request(INBOX).build())) {
            assertThat(open.line()).startsWith(":");
            assertThat(post(browser, "/sign-out", "_csrf=" + token(page))).isEqualTo(302);
            assertThat(open.rest()).noneMatch(line -> line.startsWith("data:"));
        }
    }

    @Test
    void nobody_and_nothing_unknown_is_listened_to() {
        anybody().get(INBOX).send().expect(401);
        as("clerk").get("/changes?view=approval.nothing").send().expect(404);
        as("clerk").get("/changes").send().expect(400);
    }

    @Test
    void an_account_opens_so_many_lines_and_no_more() throws Exception {
        account("busybody");
        List<Stream> open = new ArrayList<>();
        try {
            Stream last = basic("busybody", INBOX);
            while (last.response.statusCode() == 200 && open.size() < 100) {
                open.add(last);
                last = basic("busybody", INBOX);
            }
            assertThat(last.response.statusCode()).isEqualTo(429);
            assertThat(last.response.headers().firstValue("Retry-After")).isPresent();
            assertThat(open).hasSize(12);
        } finally {
            for (Stream each : open) {
                each.close();
            }
        }
    }

    private Stream basic(String username, String path) throws Exception {
        return new Stream(
                HttpClient.newHttpClient(),
                request(path).header("Authorization", authorization(username)).build());
    }

    private static String authorization(String username) {
        return "Basic " + Base64.getEncoder().encodeToString((username + ":demo").getBytes(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static String text(HttpClient browser, HttpRequest request) throws Exception {
        return browser.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private int post(HttpClient browser, String path, String form) throws Exception {
        return browser.send(
                        request(path)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Accept", "text/html")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String token(String page) {
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    /** A line that stays open. */
    private static final class Stream implements AutoCloseable {

        private final HttpResponse<InputStream> response;
        private final BufferedReader lines;

        private Stream(HttpClient client, HttpRequest request) throws Exception {
            response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        private String line() throws IOException {
            String line = lines.readLine();
            assertThat(line).as("the line was closed").isNotNull();
            return line;
        }

        /** What came before that line. */
        private List<String> until(String wanted) throws IOException {
            List<String> before = new ArrayList<>();
            for (String line = line(); !line.equals(wanted); line = line()) {
                before.add(line);
            }
            return before;
        }

        /** What still comes until it is closed. */
        private List<String> rest() throws IOException {
            List<String> rest = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rest.add(line);
            }
            return rest;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
