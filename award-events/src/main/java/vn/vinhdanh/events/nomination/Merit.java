package vn.vinhdanh.events.nomination;

import org.jspecify.annotations.Nullable;

/**
 * An achievement other than a year's regular work.
 *
 * @param scope how far it reaches; for a movement, who launched it; for a cluster, who organised it
 * @param years how long it lasted, where that matters: the duration of a movement, of a farmer's model
 */
public record Merit(Kind kind, Scope scope, @Nullable Integer years) {

    /** What was achieved. */
    public enum Kind {
        /** Outstanding in an emulation movement. */
        MOVEMENT,
        /** Leader of an emulation cluster or block (cụm, khối thi đua). */
        CLUSTER_LEADER,
        /** A sudden achievement, or many at once. */
        SUDDEN,
        /** A contribution to socio-economic development, technology or charity. */
        CONTRIBUTION,
        INVENTION,
        /** A prize of an international contest. */
        PRIZE,
        /** Resourceful in combat or in serving it. */
        COMBAT,
        /** A model of production that works and is followed. */
        MODEL
    }

    public Merit {
        if (years != null && years < 0) {
            throw new IllegalArgumentException("A number of years is not negative");
        }
    }

    public Merit(Kind kind, Scope scope) {
        this(kind, scope, null);
    }
}
