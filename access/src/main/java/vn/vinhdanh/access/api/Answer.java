package vn.vinhdanh.access.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;

/**
 * What a write is answered, the first time and each time the same request comes again.
 *
 * @param status of HTTP
 * @param outcome what it came to
 * @param position what the log had reached
 * @param repeated whether it was answered before and nothing was done this time
 * @param dryRun whether everything was undone
 */
public record Answer(int status, Outcome outcome, long position, boolean repeated, boolean dryRun) {

    /** The whole answer over HTTP: ETag, Location, X-Position, and a body with id, version, position and more. */
    ResponseEntity<Map<String, Object>> toResponse() {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(dryRun ? 200 : status);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", outcome.id());
        if (outcome.version() != Outcome.UNVERSIONED) {
            body.put("version", outcome.version());
            if (!dryRun) {
                response.eTag(Long.toString(outcome.version()));
            }
        }
        body.put("position", position);
        body.putAll(outcome.more());
        if (dryRun) {
            body.put("dryRun", true);
            return response.body(body);
        }
        String location = outcome.location();
        if (location != null) {
            response.header("Location", location);
        }
        return marked(response).body(body);
    }

    ResponseEntity.BodyBuilder marked(ResponseEntity.BodyBuilder response) {
        response.header("X-Position", Long.toString(position));
        if (repeated) {
            response.header("Idempotent-Replayed", "true");
        }
        return response;
    }
}
