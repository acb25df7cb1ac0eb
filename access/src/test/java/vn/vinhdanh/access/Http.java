package vn.vinhdanh.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller of the running server, as scripts and browsers are. */
public final class Http {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int port;
    private final HttpClient client;
    private final @Nullable String basic;

    private Http(int port, @Nullable String basic) {
        this.port = port;
        this.basic = basic;
        this.client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    public static Http anonymous(int port) {
        return new Http(port, null);
    }

    public static Http basic(int port, String username, String password) {
        return new Http(
                port,
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    public Call get(String path) {
        return new Call("GET", path);
    }

    /** A POST with a key of its own. */
    public Call post(String path) {
        return new Call("POST", path)
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    public Call send(String method, String path) {
        return new Call(method, path);
    }

    public final class Call {

        private final String method;
        private final String path;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();

        private Call(String method, String path) {
            this.method = method;
            this.path = path;
            if (basic != null) {
                headers.put("Authorization", basic);
            }
        }

        public Call header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        public Call without(String name) {
            headers.remove(name);
            return this;
        }

        public Call json(String json) {
            return body("application/json", json.getBytes(StandardCharsets.UTF_8));
        }

        public Call form(String form) {
            return body("application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8));
        }

        public Call body(String type, byte[] bytes) {
            body = HttpRequest.BodyPublishers.ofByteArray(bytes);
            return header("Content-Type", type);
        }

        /** A body whose length is not told beforehand. */
        public Call streamed(String type, Supplier<InputStream> content) {
            body = HttpRequest.BodyPublishers.ofInputStream(content);
            return header("Content-Type", type);
        }

        public Call file(String field, String name, String type, byte[] content) {
            String boundary = "boundary-of-this-test";
            byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                            + name + "\"\r\nContent-Type: " + type + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8);
            byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
            byte[] all = new byte[head.length + content.length + tail.length];
            System.arraycopy(head, 0, all, 0, head.length);
            System.arraycopy(content, 0, all, head.length, content.length);
            System.arraycopy(tail, 0, all, head.length + content.length, tail.length);
            return body("multipart/form-data; boundary=" + boundary, all);
        }

        public Answer send() {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .method(method, body);
            headers.forEach(request::header);
            try {
                return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        public byte[] bytes() {
            return response.body();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        /** {@code status code pointer} of a problem's first defect, such as {@code 400 UNKNOWN_PROPERTY /x}. */
        public String problem() {
            JsonNode problem = json();
            JsonNode first = problem.get("errors").get(0);
            JsonNode pointer = first.get("pointer");
            return status() + " " + first.get("code").asString() + (pointer == null ? "" : " " + pointer.asString());
        }

        @Override
        public String toString() {
            return status() + " " + text();
        }
    }
}
