package vn.vinhdanh.eventstore.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.eventstore.testing.TestDatabase;

/** What a replay computes without the database is what the database would have made of it. */
class SpelledAsInTheDatabaseTest {

    private static final String LETTERS = "abcxyzĐđạẫ€😀\"\\/\b\f\n\r\t\u0001\u001f\u007f '";
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "-0.0",
            "1",
            "-17",
            "1.10",
            "100.000",
            "1e2",
            "1.5E-3",
            "12E+5",
            "0.00000001",
            "9223372036854775808");

    private static SingleConnectionDataSource database;
    private static JdbcTemplate jdbc;

    enum Colour {
        RED,
        GREEN
    }

    record Everything(
            String text,
            @Nullable String none,
            long number,
            @Nullable Long maybe,
            int small,
            boolean flag,
            LocalDate day,
            Instant at,
            Colour colour,
            UnitId unit,
            @Json String json) {}

    @BeforeAll
    static void connect() {
        TestDatabase fresh = TestDatabase.fresh();
        // One connection for thousands of questions: opening one takes longer than the answer.
        database = new SingleConnectionDataSource(fresh.url(), fresh.username(), fresh.password(), true);
        jdbc = new JdbcTemplate(database);
        jdbc.execute(
                "create table everything (text text, none text, number bigint, maybe bigint, small integer, flag"
                        + " boolean, day date, at timestamptz, colour text, unit text, json jsonb, valid_from bigint, valid_to bigint)");
    }

    @AfterAll
    static void disconnect() {
        database.destroy();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 91_2017, Long.MIN_VALUE})
    void rows_come_to_the_same_fingerprint(long seed) {
        jdbc.execute("truncate everything");
        Random random = new Random(seed);
        Table<Everything> table = new Table<>("everything", Everything.class, List.of("text"));
        AddedVersions<Everything> added = new AddedVersions<>(table, seed);
        for (int i = 0; i < 500; i++) {
            Everything row = table.columns()
                    .normalise(
                            new Everything(
                                    text(random, random.nextInt(60)),
                                    random.nextBoolean() ? null : text(random, 3),
                                    random.nextBoolean() ? random.nextLong() : random.nextInt(100) - 50,
                                    random.nextBoolean() ? null : random.nextLong(),
                                    random.nextInt(),
                                    random.nextBoolean(),
                                    LocalDate.of(1890, 5, 19).plusDays(random.nextInt(80_000)),
                                    Instant.ofEpochSecond(random.nextInt() * 2L, random.nextInt(1_000_000_000)),
                                    Colour.values()[random.nextInt(2)],
                                    new UnitId("U." + i),
                                    json(random, 3)),
                            null);
            long to = random.nextBoolean() ? Table.OPEN : i + 1;
            if (to == Table.OPEN) {
                added.addOpen(table.columns(), table.columns().pack(new OpenRows.Row<>(row, i), new RowBytes()));
            } else {
                added.add(row, i, to);
            }
            jdbc.update(
                    "insert into everything values (?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?, ?, ?::jsonb, ?, ?)",
                    row.text,
                    row.none,
                    row.number,
                    row.maybe,
                    row.small,
                    row.flag,
                    row.day,
                    row.at.toString(),
                    row.colour.name(),
                    row.unit.value(),
                    row.json,
                    i,
                    to);
            assertThat(jdbc.queryForObject("select json::text from everything where valid_from = ?", String.class, i))
                    .isEqualTo(row.json);
        }
        String hashed =
                table.columns().all().stream().map(Columns.Column::hashed).collect(Collectors.joining(", "));
        Fingerprint database = jdbc.queryForObject(
                "select count(*), sum(hash_record_extended(row(" + hashed
                        + ", valid_from, valid_to), ?)) from everything c",
                (row, number) ->
                        new Fingerprint(row.getLong(1), row.getBigDecimal(2).toBigIntegerExact()),
                seed);
        assertThat(added.fingerprint()).isEqualTo(database);
        assertThat(database).isNotNull();
        assertThat(database.versions()).isEqualTo(500);
    }

    /** Lengths around the blocks of twelve bytes. */
    @Test
    void texts_of_every_length_have_their_hash() {
        for (int length = 0; length < 40; length++) {
            String text = "é".repeat(length / 3) + "x".repeat(length);
            for (long seed : new long[] {0, 1, -1, 7_000_000_000L}) {
                assertThat(hash(text.getBytes(StandardCharsets.UTF_8), seed))
                        .isEqualTo(jdbc.queryForObject("select hashtextextended(?, ?)", Long.class, text, seed));
            }
        }
    }

    private static long hash(byte[] text, long seed) {
        return new DatabaseHash(seed).ofText(text, 0, text.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"bb\": 1, \"a\": 2, \"B\": {\"é\": [], \"zz\": {}}, \"a\": 3}",
                "[1.10, 1e2, -0, -0.0, 0.00000001, 12E+5, null, true, false, \"\"]",
                "\"\\u0041\\/\\ud83d\\ude00\\u001f\\u007f\"",
                " 17 ",
            })
    void json_is_spelled_as_it_comes_back(String json) {
        assertThat(JsonbText.of(json)).isEqualTo(jdbc.queryForObject("select (?::jsonb)::text", String.class, json));
        assertThat(JsonbText.of(JsonbText.of(json))).isEqualTo(JsonbText.of(json));
    }

    private static String json(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 4 : 6);
        return switch (kind) {
            case 0 -> NUMBERS.get(random.nextInt(NUMBERS.size()));
            case 1, 2 -> JsonMapper.shared().writeValueAsString(text(random, random.nextInt(8)));
            case 3 -> random.nextBoolean() ? "null" : Boolean.toString(random.nextBoolean());
            case 4 ->
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> json(random, depth - 1))
                        .collect(Collectors.joining(",", "[", "]"));
            default -> {
                List<String> properties = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    properties.add(JsonMapper.shared().writeValueAsString(text(random, random.nextInt(3))) + ":"
                            + json(random, depth - 1));
                }
                yield properties.stream().collect(Collectors.joining(",", "{", "}"));
            }
        };
    }

    private static String text(Random random, int length) {
        int[] letters = LETTERS.codePoints().toArray();
        return random.ints(length, 0, letters.length)
                .map(i -> letters[i])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
