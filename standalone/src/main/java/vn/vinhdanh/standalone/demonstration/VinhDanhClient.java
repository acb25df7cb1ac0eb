package vn.vinhdanh.standalone.demonstration;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An ordinary client of the HTTP API: it knows nothing that a script of an authority could not know. */
public final class VinhDanhClient {

    /** What nomination-service answers; everything else is approval-service's. Behind a proxy both are one address. */
    private static final Set<String> NOMINATION_SERVICE = Set.of(
            "units",
            "units:import",
            "offices",
            "delegations",
            "historical-grants",
            "regulations",
            "award-types",
            "settings",
            "accounts",
            "accounts:import",
            "persons",
            "letters",
            "nominations",
            "nominations:import",
            "nominations:template",
            "nominations:bulk");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final String nominationService;
    private final String approvalService;

    private VinhDanhClient(String nominationService, String approvalService) {
        this.nominationService = nominationService;
        this.approvalService = approvalService;
    }

    public static VinhDanhClient at(String nominationService, String approvalService) {
        return new VinhDanhClient(nominationService, approvalService);
    }

    public SignedInClient as(String account, String password) {
        String credentials =
                Base64.getEncoder().encodeToString((account + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new SignedInClient("Basic " + credentials);
    }

    /** What the server said. @param replayed whether an earlier answer to the same key was given again */
    public record Answer(
            int status,
            JsonNode body,
            @Nullable String location,
            @Nullable String etag,
            long position,
            boolean replayed) {

        public boolean ok() {
            return status >= 200 && status < 300;
        }

        /** The last part of the location: the id of what was made. */
        public String id() {
            if (location != null) {
                return location.substring(location.lastIndexOf('/') + 1);
            }
            return body.path("id").asString("");
        }
    }

    /** The same client, signed in as one account. */
    public final class SignedInClient {

        private final String authorization;

        private SignedInClient(String authorization) {
            this.authorization = authorization;
        }

        public Answer get(String path) {
            return send(request(path).GET());
        }

        public Answer post(String path, Object body, String key) {
            return post(path, body, key, null);
        }

        public Answer post(String path, Object body, String key, @Nullable String ifMatch) {
            HttpRequest.Builder request = request(path)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", key)
                    .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
            return send(ifMatch == null ? request : request.header("If-Match", ifMatch));
        }

        public Answer postCsv(String path, byte[] csv, String key) {
            return send(request(path)
                    .header("Content-Type", "text/csv; charset=utf-8")
                    .header("Idempotency-Key", key)
                    .POST(BodyPublishers.ofByteArray(csv)));
        }

        public Answer upload(
                String path,
                String item,
                String fileName,
                String type,
                byte[] content,
                String key,
                @Nullable String ifMatch) {
            String boundary = "vinhdanh" + Integer.toHexString(key.hashCode());
            HttpRequest.Builder request = request(path)
                    .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .header("Idempotency-Key", key)
                    .POST(multipart(boundary, item, fileName, type, content));
            return send(ifMatch == null ? request : request.header("If-Match", ifMatch));
        }

        public Answer delete(String path, String key) {
            return send(request(path).header("Idempotency-Key", key).DELETE());
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(base(path) + path))
                    .timeout(Duration.ofSeconds(60))
                    .header("Authorization", authorization)
                    .header("Accept", "application/json, application/problem+json")
                    .header("Accept-Language", "vi");
        }

        private Answer send(HttpRequest.Builder request) {
            try {
                HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
                byte[] bytes = response.body();
                JsonNode body = bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
                return new Answer(
                        response.statusCode(),
                        body,
                        response.headers().firstValue("Location").orElse(null),
                        response.headers().firstValue("ETag").orElse(null),
                        body.path("position").asLong(0),
                        response.headers().firstValue("Idempotent-Replayed").isPresent());
            } catch (IOException e) {
                throw new DemonstrationFailed("no answer: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DemonstrationFailed("interrupted", e);
            }
        }
    }

    private String base(String path) {
        String resource = path.substring("/api/v1/".length()).split("[/?]", 2)[0];
        return NOMINATION_SERVICE.contains(resource) ? nominationService : approvalService;
    }

    private static BodyPublisher multipart(String boundary, String item, String fileName, String type, byte[] content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"item\"\r\n\r\n" + item + "\r\n--"
                        + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: " + type + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return BodyPublishers.ofByteArray(body.toByteArray());
    }
}
