package vn.vinhdanh.access.problem;

import java.io.IOException;

/** The body has more bytes than are read of its kind. An {@link IOException}, since streams are where it shows. */
public final class BodyTooLarge extends IOException {

    private final long limit;

    public BodyTooLarge(long limit) {
        super("The body exceeds " + limit + " bytes");
        this.limit = limit;
    }

    public long limit() {
        return limit;
    }
}
