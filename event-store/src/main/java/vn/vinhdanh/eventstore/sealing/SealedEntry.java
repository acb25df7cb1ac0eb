package vn.vinhdanh.eventstore.sealing;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is hashed for an event: everything that the log keeps of it, in lines that a person can read. Payload and metadata
 * stand in it as hashes of their bytes as they are stored, ciphertext included, so that an entry stays small, tells
 * nothing of a person, and stays true when the key of a person is destroyed.
 *
 * <pre>
 * vinhdanh-event 1
 * position 57
 * id 019ab3c4-…
 * aggregate nomination:…
 * sequence 3
 * kind Nomination
 * type vn.vinhdanh.events.nomination.NominationSubmitted
 * revision 1
 * recorded 2026-11-24T08:00:00.123456Z
 * payload 64 hexadecimal digits of SHA-256
 * metadata 64 hexadecimal digits of SHA-256
 * </pre>
 *
 * <p>Each line ends with a line feed. {@code kind} and {@code revision} are left out where the log has none. In values,
 * a backslash is written twice and a line feed as a backslash and n: two different events never have the same entry.
 */
record SealedEntry(
        long position,
        String id,
        String aggregate,
        long sequence,
        @Nullable String kind,
        String type,
        @Nullable String revision,
        Instant recorded,
        String payload,
        String metadata) {

    private static final String BEFORE = "global_index, event_identifier::text, aggregate_identifier, sequence_number,"
            + " type, payload_type, payload_revision, recorded_at, ";

    static final String COLUMNS = BEFORE + "payload, meta_data";

    /** The same where nobody wants the bytes themselves: the database hashes them, and they stay with it. */
    static final String HASHED = BEFORE + "sha256(payload), sha256(meta_data)";

    /** C2SP's bundles give the length of an entry in 16 bits. */
    private static final int MOST_BYTES = 65_535;

    private static final String FIRST_LINE = "vinhdanh-event 1";
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** The event of a row of {@link #COLUMNS}. */
    static SealedEntry of(ResultSet row) throws SQLException {
        return of(row, TreeHash.sha256(row.getBytes(9)), TreeHash.sha256(row.getBytes(10)));
    }

    /** The event of a row of {@link #HASHED}. */
    static SealedEntry hashed(ResultSet row) throws SQLException {
        return of(row, row.getBytes(9), row.getBytes(10));
    }

    private static SealedEntry of(ResultSet row, byte[] payload, byte[] metadata) throws SQLException {
        return new SealedEntry(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                HexFormat.of().formatHex(payload),
                HexFormat.of().formatHex(metadata));
    }

    byte[] bytes() {
        StringBuilder lines = new StringBuilder(512).append(FIRST_LINE).append('\n');
        line(lines, "position", Long.toString(position));
        line(lines, "id", id);
        line(lines, "aggregate", aggregate);
        line(lines, "sequence", Long.toString(sequence));
        line(lines, "kind", kind);
        line(lines, "type", type);
        line(lines, "revision", revision);
        line(lines, "recorded", MICROSECONDS.format(recorded));
        line(lines, "payload", payload);
        line(lines, "metadata", metadata);
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MOST_BYTES) {
            throw new IllegalStateException("The entry of event " + position + " has " + bytes.length + " bytes");
        }
        return bytes;
    }

    private static void line(StringBuilder lines, String name, @Nullable String value) {
        if (value != null) {
            lines.append(name)
                    .append(' ')
                    .append(
                            value.indexOf('\n') < 0 && value.indexOf('\\') < 0
                                    ? value
                                    : value.replace("\\", "\\\\").replace("\n", "\\n"))
                    .append('\n');
        }
    }

    /** @throws IllegalArgumentException where these bytes are no entry */
    static SealedEntry parse(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        if (!lines[0].equals(FIRST_LINE)) {
            throw new IllegalArgumentException("An entry begins with '" + FIRST_LINE + "'");
        }
        try {
            return new SealedEntry(
                    Long.parseLong(required(lines, "position")),
                    required(lines, "id"),
                    required(lines, "aggregate"),
                    Long.parseLong(required(lines, "sequence")),
                    value(lines, "kind"),
                    required(lines, "type"),
                    value(lines, "revision"),
                    Instant.parse(required(lines, "recorded")),
                    required(lines, "payload"),
                    required(lines, "metadata"));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("These lines are no entry", e);
        }
    }

    private static String required(String[] lines, String name) {
        return Objects.requireNonNull(value(lines, name), name);
    }

    private static @Nullable String value(String[] lines, String name) {
        for (String line : lines) {
            if (line.startsWith(name + " ")) {
                String value = line.substring(name.length() + 1);
                return value.indexOf('\\') < 0 ? value : unescaped(value);
            }
        }
        return null;
    }

    private static String unescaped(String value) {
        StringBuilder plain = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                i++;
                plain.append(value.charAt(i) == 'n' ? '\n' : value.charAt(i));
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** By which of its lines another entry differs. */
    List<String> differences(SealedEntry other) {
        List<String> names = new ArrayList<>();
        compare(names, "position", position, other.position);
        compare(names, "id", id, other.id);
        compare(names, "aggregate", aggregate, other.aggregate);
        compare(names, "sequence", sequence, other.sequence);
        compare(names, "kind", kind, other.kind);
        compare(names, "type", type, other.type);
        compare(names, "revision", revision, other.revision);
        compare(names, "recorded", recorded, other.recorded);
        compare(names, "payload", payload, other.payload);
        compare(names, "metadata", metadata, other.metadata);
        return names;
    }

    private static void compare(List<String> names, String name, @Nullable Object mine, @Nullable Object other) {
        if (!Objects.equals(mine, other)) {
            names.add(name);
        }
    }
}
