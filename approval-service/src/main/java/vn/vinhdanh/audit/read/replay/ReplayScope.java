package vn.vinhdanh.audit.read.replay;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.eventstore.view.ReplaySubject;
import vn.vinhdanh.eventstore.view.View;

/**
 * What is replayed: everything, the views of one level, or one nomination.
 *
 * @param level null but for a level
 * @param nomination null but for a nomination
 */
record ReplayScope(
        Kind kind, @Nullable AwardLevel level, @Nullable NominationId nomination) {

    /** Where rows name a nomination; in its own table it is the identity. */
    private static final Set<String> COLUMNS = Set.of("nomination", "nominations.id");

    enum Kind {
        ALL,
        LEVEL,
        NOMINATION
    }

    /** @throws Refusal MALFORMED where it is no scope */
    static ReplayScope parse(String spelled) {
        String[] parts = spelled.strip().split(":", 2);
        try {
            Kind kind = Kind.valueOf(parts[0]);
            if (kind == Kind.ALL ? parts.length == 1 : parts.length == 2) {
                return switch (kind) {
                    case ALL -> new ReplayScope(kind, null, null);
                    case LEVEL -> new ReplayScope(kind, AwardLevel.valueOf(parts[1]), null);
                    case NOMINATION -> new ReplayScope(kind, null, new NominationId(parts[1]));
                };
            }
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static Refusal malformed() {
        return Refusal.malformed(Defect.of(
                        "BAD_SCOPE",
                        "Phạm vi là ALL, LEVEL:<cấp> hoặc NOMINATION:<mã đề nghị>.",
                        "The scope is ALL, LEVEL:<level> or NOMINATION:<id>.")
                .at("/scope"));
    }

    /** Of these, the views that are concerned. */
    List<View> of(List<View> views) {
        return views.stream().filter(this::concerns).toList();
    }

    private boolean concerns(View view) {
        if (nomination != null) {
            return subject(nomination, Set.of()).concerns(view);
        }
        return level == null || view.name().endsWith("." + level);
    }

    /** @param streams that tell of the nomination */
    static ReplaySubject subject(NominationId nomination, Set<String> streams) {
        return new ReplaySubject(COLUMNS, nomination.value(), streams);
    }

    /** Whether whole views are folded, which takes as long as the log is. */
    boolean isWhole() {
        return kind != Kind.NOMINATION;
    }

    @Override
    public String toString() {
        if (level != null) {
            return kind + ":" + level;
        }
        return nomination == null ? kind.name() : kind + ":" + nomination.value();
    }
}
