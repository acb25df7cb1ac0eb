package vn.vinhdanh.audit.read.replay;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.eventstore.view.ViewVerdict;

/**
 * A replay that somebody has asked for, and how far it has come.
 *
 * @param askedBy the person
 * @param attempt how often a node has begun it, or gone on with it
 * @param phase null before it has begun and after it has ended
 * @param rate events read in a second
 * @param secondsLeft until the log is read to the end; null where that cannot be told
 * @param views how many are concerned
 * @param verdicts of the views that are done, without their differences
 * @param differences the first hundred of all, with their values only for as long as those are kept
 */
record Replay(
        String id,
        ReplayScope scope,
        long upTo,
        String askedBy,
        Instant askedAt,
        State state,
        boolean cancelAsked,
        int attempt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String problem,
        @Nullable Phase phase,
        long events,
        long position,
        long rate,
        @Nullable Long secondsLeft,
        int views,
        List<ViewVerdict> verdicts,
        List<ViewVerdict.Difference> differences,
        boolean valuesKept) {

    enum State {
        WAITING,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    enum Phase {
        FOLDING,
        COMPARING
    }

    enum Verdict {
        MATCH,
        MISMATCH
    }

    boolean isEnded() {
        return state != State.WAITING && state != State.RUNNING;
    }

    /** Null until it is done. */
    @Nullable
    Verdict verdict() {
        if (state != State.DONE) {
            return null;
        }
        return verdicts.stream().allMatch(ViewVerdict::matches) ? Verdict.MATCH : Verdict.MISMATCH;
    }

    long differing() {
        return verdicts.stream().mapToLong(ViewVerdict::differing).sum();
    }

    List<ViewVerdict.Fault> faults() {
        return verdicts.stream().flatMap(verdict -> verdict.faults().stream()).toList();
    }
}
