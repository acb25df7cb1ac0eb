package vn.vinhdanh.access.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at the door of a running service, as scripts and browsers are: one for the tests of every module. */
public class Http {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String BOUNDARY = "boundary-of-this-test";

    private final int port;
    private final HttpClient client;
    private final Map<String, String> always = new LinkedHashMap<>();

    /**
     * @param username null: nobody in particular
     * @param language what is asked for; null: nothing
     */
    protected Http(int port, @Nullable String username, String password, @Nullable String language) {
        this.port = port;
        this.client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        if (username != null) {
            byte[] credentials = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
            always.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        if (language != null) {
            always.put("Accept-Language", language);
        }
    }

    public static Http anonymous(int port) {
        return new Http(port, null, "", null);
    }

    public static Http basic(int port, String username, String password) {
        return new Http(port, username, password, null);
    }

    /** Somebody who reads English, in which the tests are written. */
    public static Http english(int port, String username, String password) {
        return new Http(port, username, password, "en");
    }

    public Call get(String path) {
        return new Call("GET", path);
    }

    /** A POST with a key of its own. */
    public Call post(String path) {
        return new Call("POST", path)
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    public Call patch(String path) {
        return new Call("PATCH", path);
    }

    public Call delete(String path) {
        return new Call("DELETE", path);
    }

    public Call send(String method, String path) {
        return new Call(method, path);
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public final class Call {

        private final String method;
        private final String path;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();

        private Call(String method, String path) {
            this.method = method;
            this.path = path;
            headers.putAll(always);
        }

        public Call header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        public Call without(String name) {
            headers.remove(name);
            return this;
        }

        public Call ifMatch(long version) {
            return header("If-Match", "\"" + version + "\"");
        }

        public Call key(String key) {
            return header("Idempotency-Key", key);
        }

        public Call json(String json) {
            return body("application/json", json.getBytes(StandardCharsets.UTF_8));
        }

        /** As the form of a page sends it; names and values by turns. */
        public Call fields(String... fields) {
            StringBuilder body = new StringBuilder();
            for (int i = 0; i < fields.length; i += 2) {
                body.append(body.isEmpty() ? "" : "&")
                        .append(encoded(fields[i]))
                        .append('=')
                        .append(encoded(fields[i + 1]));
            }
            return header("Accept", "text/html")
                    .body("application/x-www-form-urlencoded", body.toString().getBytes(StandardCharsets.UTF_8));
        }

        /** The page to look at, in Vietnamese. */
        public Answer page() {
            return header("Accept", "text/html").header("Accept-Language", "vi").send();
        }

        public Call csv(String csv) {
            return body("text/csv", csv.getBytes(StandardCharsets.UTF_8));
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
            return multipart("", field, name, type, content);
        }

        /** A document of a dossier, for one of its items. */
        public Call document(String item, String name, byte[] content) {
            return multipart(
                    "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"item\"\r\n\r\n" + item + "\r\n",
                    "file",
                    name,
                    "application/pdf",
                    content);
        }

        private Call multipart(String before, String field, String name, String type, byte[] content) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes((before + "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field
                            + "\"; filename=\"" + name + "\"\r\nContent-Type: " + type + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            all.writeBytes(content);
            all.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return body("multipart/form-data; boundary=" + BOUNDARY, all.toByteArray());
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

        /** What a page says, its marks and surplus spaces left out. */
        public String said() {
            return html().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
        }

        public String html() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        /** Where a form led on to, without the position that it waits for. */
        public String ledTo() {
            return header("Location").replaceFirst("^http://[^/]+", "").replaceAll("[?&]after=\\d+", "");
        }

        /** A header; empty where there is none. */
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** @throws AssertionError where it is another status */
        public Answer expect(int status) {
            if (status() != status) {
                throw new AssertionError("Expected " + status + ", got " + this);
            }
            return this;
        }

        public String id() {
            return json().get("id").asString();
        }

        public long version() {
            return json().get("version").asLong();
        }

        public long position() {
            return json().get("position").asLong();
        }

        /** The defects of a problem, each as {@code CODE pointer}. */
        public List<String> defects() {
            return StreamSupport.stream(json().get("errors").spliterator(), false)
                    .map(error -> error.get("code").asString()
                            + (error.get("pointer") == null
                                            || error.get("pointer").isNull()
                                    ? ""
                                    : " " + error.get("pointer").asString()))
                    .toList();
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
