package vn.vinhdanh.eventstore.view;

import org.jspecify.annotations.Nullable;

/** Versions that go into a table by COPY, some hundred thousand characters at a time. */
final class CopiedVersions<R extends Record> implements Generation.Versions<R> {

    private static final int COPY_CHARACTERS = 1 << 18;

    private final Copier copy;
    private final Relation<R> relation;
    private StringBuilder text = new StringBuilder();
    private long count;

    CopiedVersions(Copier copy, Relation<R> relation) {
        this.copy = copy;
        this.relation = relation;
    }

    /** How many versions there have been. */
    long count() {
        return count;
    }

    @Override
    public void add(R row, long from, long to) {
        for (Columns<R>.Column column : relation.table().columns().all()) {
            append(column.storedOf(row));
            text.append('\t');
        }
        text.append(from).append('\t').append(to).append('\n');
        count++;
    }

    private void append(@Nullable Object value) {
        if (value == null) {
            text.append("\\N");
        } else if (value instanceof String string) {
            appendEscaped(string);
        } else {
            text.append(value);
        }
    }

    private void appendEscaped(String string) {
        int plain = 0;
        for (int i = 0; i < string.length(); i++) {
            char escaped =
                    switch (string.charAt(i)) {
                        case '\\' -> '\\';
                        case '\t' -> 't';
                        case '\n' -> 'n';
                        case '\r' -> 'r';
                        default -> 0;
                    };
            if (escaped != 0) {
                text.append(string, plain, i).append('\\').append(escaped);
                plain = i + 1;
            }
        }
        text.append(string, plain, string.length());
    }

    @Override
    public void write(boolean all) {
        if (text.length() == 0 || !all && text.length() < COPY_CHARACTERS) {
            return;
        }
        copy.copy(relation, text);
        text = new StringBuilder(text.length());
    }
}
