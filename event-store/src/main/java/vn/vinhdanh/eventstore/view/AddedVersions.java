package vn.vinhdanh.eventstore.view;

/** Versions that are kept nowhere: only their fingerprint is. */
final class AddedVersions<R extends Record> implements Generation.Versions<R> {

    private final Columns<R> columns;
    private final DatabaseHash hash;
    private final Fingerprint.Adding fingerprint = new Fingerprint.Adding();

    /** @param seed as the running table's fingerprint is asked for with */
    AddedVersions(Table<R> table, long seed) {
        this.columns = table.columns();
        this.hash = new DatabaseHash(seed);
    }

    Fingerprint fingerprint() {
        return fingerprint.sum();
    }

    @Override
    public void add(R row, long from, long to) {
        hash.begin();
        for (Columns<R>.Column column : columns.all()) {
            column.hash(row, hash);
        }
        end(from, to);
    }

    @Override
    public void addOpen(Columns<R> same, byte[] packed) {
        hash.begin();
        end(same.hashPacked(packed, hash), Table.OPEN);
    }

    private void end(long from, long to) {
        hash.add(hash.ofLong(from));
        hash.add(hash.ofLong(to));
        fingerprint.add(hash.row());
    }

    @Override
    public void write(boolean all) {
        // there is nowhere to write to
    }
}
