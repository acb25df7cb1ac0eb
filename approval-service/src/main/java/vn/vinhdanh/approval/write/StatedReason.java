package vn.vinhdanh.approval.write;

import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.nomination.Reason;

/** A coded reason as an officer states it. What it says about a nominee is protected like their name. */
public record StatedReason(
        String code, String text, @Nullable String legalRef) {

    public Reason about(@Nullable PersonId nominee) {
        return new Reason(code, about(nominee, text), legalRef);
    }

    /** Words about a nominee: theirs where they are a person, nobody's where they are a collective. */
    public static Protected<String> about(@Nullable PersonId nominee, String words) {
        return nominee == null ? Protected.open(words) : Protected.of(nominee, words);
    }
}
