package vn.vinhdanh.regulations;

import org.jspecify.annotations.Nullable;

/**
 * What was read.
 *
 * @param what the text and the part of it
 * @param address where; null where it has none
 */
public record Source(String what, @Nullable String address) {
    public Source {
        Required.field("what", what);
    }
}
