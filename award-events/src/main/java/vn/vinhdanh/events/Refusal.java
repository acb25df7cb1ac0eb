package vn.vinhdanh.events;

import java.util.List;

/** What was asked is refused, with every reason at once, and nothing has changed. */
public final class Refusal extends RuntimeException {

    /** How a refusal is answered over HTTP. */
    public enum Kind {
        /** 422: what was asked breaks a rule of the domain. */
        RULE,
        /** 409: it cannot be done in the present state. */
        STATE,
        /** 412: somebody else changed it meanwhile. */
        STALE,
        /** 403: seen, but not this person's to do. */
        FORBIDDEN,
        /** 404: it does not exist, or not for this person. */
        NOT_FOUND,
        /** 400: it cannot be understood. */
        MALFORMED
    }

    private final Kind kind;
    private final transient List<Defect> defects;

    public Refusal(Kind kind, List<Defect> defects) {
        super(defects.get(0).message().en(), null, false, false);
        this.kind = kind;
        this.defects = List.copyOf(defects);
    }

    public static Refusal rule(Defect... defects) {
        return new Refusal(Kind.RULE, List.of(defects));
    }

    public static Refusal state(Defect defect) {
        return new Refusal(Kind.STATE, List.of(defect));
    }

    public static Refusal forbidden(Defect defect) {
        return new Refusal(Kind.FORBIDDEN, List.of(defect));
    }

    public static Refusal notFound(String vi, String en) {
        return new Refusal(Kind.NOT_FOUND, List.of(Defect.of("NOT_FOUND", vi, en)));
    }

    public static Refusal malformed(Defect... defects) {
        return new Refusal(Kind.MALFORMED, List.of(defects));
    }

    public Kind kind() {
        return kind;
    }

    public List<Defect> defects() {
        return defects;
    }
}
