package vn.vinhdanh.eventstore.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Versions that stay in memory: those few that somebody asked for. */
final class KeptVersions<R extends Record> implements Generation.Versions<R> {

    private final Predicate<R> wanted;
    private final List<Relation.Version<R>> kept = new ArrayList<>();

    KeptVersions(Predicate<R> wanted) {
        this.wanted = wanted;
    }

    List<Relation.Version<R>> kept() {
        return kept;
    }

    @Override
    public void add(R row, long from, long to) {
        if (wanted.test(row)) {
            kept.add(new Relation.Version<>(row, from, to));
        }
    }

    @Override
    public void write(boolean all) {
        // they stay
    }
}
