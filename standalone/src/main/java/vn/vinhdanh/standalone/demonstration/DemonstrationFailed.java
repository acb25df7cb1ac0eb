package vn.vinhdanh.standalone.demonstration;

import org.jspecify.annotations.Nullable;

/** The demonstration could not go on; what has been recorded stays, and loading again goes on from there. */
public final class DemonstrationFailed extends RuntimeException {

    DemonstrationFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
