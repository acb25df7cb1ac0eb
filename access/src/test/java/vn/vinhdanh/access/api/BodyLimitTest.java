package vn.vinhdanh.access.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.access.HttpTest;
import vn.vinhdanh.access.testing.Http;

class BodyLimitTest extends HttpTest {

    private static final int MB = 1 << 20;

    @Test
    void json_of_one_megabyte_is_read_and_one_byte_more_is_not() {
        assertThat(signedIn().post("/api/probe/json").json(json(MB)).send().status())
                .isEqualTo(200);
        Http.Answer answer =
                signedIn().post("/api/probe/json").json(json(MB + 1)).send();
        assertThat(answer.problem()).isEqualTo("413 TOO_LARGE");
        assertThat(answer.json().get("detail").asString()).contains("1 MB");
    }

    @Test
    void json_that_does_not_tell_its_length_is_stopped_at_the_limit() {
        byte[] body = json(2 * MB).getBytes(StandardCharsets.UTF_8);
        assertThat(signedIn()
                        .post("/api/probe/json")
                        .streamed("application/json", () -> new ByteArrayInputStream(body))
                        .send()
                        .problem())
                .isEqualTo("413 TOO_LARGE");
    }

    @Test
    void a_hundred_megabytes_are_answered_and_not_hung_up_on() {
        byte[] large = new byte[100 * MB];
        assertThat(signedIn()
                        .post("/api/probe/documents")
                        .file("file", "large.pdf", "application/pdf", large)
                        .send()
                        .problem())
                .isEqualTo("413 TOO_LARGE");
        assertThat(signedIn()
                        .post("/api/probe/table")
                        .body("text/csv", large)
                        .send()
                        .problem())
                .isEqualTo("413 TOO_LARGE");
    }

    @Test
    void a_hundred_megabytes_without_a_length_are_answered_too() {
        Supplier<InputStream> large = () -> new ByteArrayInputStream(new byte[100 * MB]);
        assertThat(signedIn()
                        .post("/api/probe/table")
                        .streamed("text/csv", large)
                        .send()
                        .problem())
                .isEqualTo("413 TOO_LARGE");
        String head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.pdf\"\r\n\r\n";
        assertThat(signedIn()
                        .post("/api/probe/documents")
                        .streamed(
                                "multipart/form-data; boundary=b",
                                () -> new java.io.SequenceInputStream(
                                        new ByteArrayInputStream(head.getBytes(StandardCharsets.UTF_8)), large.get()))
                        .send()
                        .problem())
                .isEqualTo("413 TOO_LARGE");
    }

    @Test
    void nobody_unknown_gets_a_body_read() {
        assertThat(anonymous()
                        .post("/api/probe/documents")
                        .file("file", "x.pdf", "application/pdf", new byte[20 * MB])
                        .send()
                        .status())
                .isIn(401, 403);
    }

    @Test
    void a_broken_multipart_body_is_refused() {
        assertThat(signedIn()
                        .post("/api/probe/documents")
                        .body("multipart/form-data; boundary=b", "--b\r\nnonsense".getBytes(StandardCharsets.UTF_8))
                        .send()
                        .status())
                .isEqualTo(400);
        assertThat(signedIn()
                        .post("/api/probe/documents")
                        .file("other", "x.pdf", "application/pdf", new byte[1])
                        .send()
                        .problem())
                .isEqualTo("400 REQUIRED /file");
    }

    private static String json(int length) {
        char[] filler = new char[length - "{\"number\":1,\"name\":\"\"}".length()];
        Arrays.fill(filler, 'x');
        return "{\"number\":1,\"name\":\"" + new String(filler) + "\"}";
    }
}
