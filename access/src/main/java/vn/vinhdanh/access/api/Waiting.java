package vn.vinhdanh.access.api;

import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import vn.vinhdanh.access.problem.HttpRefusal;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.eventstore.view.LogProgress;

/** Waits until a view has reached a position, for as long as a caller can be kept waiting. */
final class Waiting {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final ObjectProvider<LogProgress> progress;
    private final Duration timeout;

    Waiting(ObjectProvider<LogProgress> progress, Duration timeout) {
        this.progress = progress;
        this.timeout = timeout;
    }

    void until(long position, String view) {
        if (!progress.getObject().await(position, view, timeout)) {
            throw HttpRefusal.unavailable(
                    Defect.of(
                                    "NOT_REACHED",
                                    "Dữ liệu chưa đến vị trí %d; hãy thử lại sau ít giây.".formatted(position),
                                    "What is read here has not reached position %d yet; try again in a few seconds."
                                            .formatted(position))
                            .at("?after"),
                    RETRY_AFTER);
        }
    }
}
