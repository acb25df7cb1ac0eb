package vn.vinhdanh.access.live;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.reading.Unrecorded;

/**
 * Server-sent events: {@code changed} whenever a view has gone on, with the position as data and nothing else. What has
 * changed the page asks for itself, as whoever is signed in.
 */
@RestController
final class ChangesApi {

    private final Changes changes;

    ChangesApi(Changes changes) {
        this.changes = changes;
    }

    @Unrecorded
    @GetMapping(path = "/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter changes(
            @RequestParam String view,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long seen,
            SignedIn who,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader("X-Accel-Buffering", "no");
        HttpSession session = request.getSession(false);
        return changes.open(view, seen, who.account(), session == null ? null : session.getId());
    }
}
