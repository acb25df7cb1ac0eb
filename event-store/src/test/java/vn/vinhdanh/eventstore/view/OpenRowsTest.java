package vn.vinhdanh.eventstore.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vinhdanh.events.UnitId;

class OpenRowsTest {

    private enum Colour {
        RED,
        GOLD
    }

    private record Sample(
            String id,
            @Nullable String text,
            long number,
            @Nullable Integer small,
            boolean flag,
            @Nullable LocalDate day,
            Instant at,
            Colour colour,
            @Nullable UnitId unit,
            @Json String json) {}

    private final Columns<Sample> columns = new Columns<>(Sample.class, List.of("id"));

    private static Sample sample(Random random, String id) {
        boolean empty = random.nextBoolean();
        return new Sample(
                id,
                empty ? null : "Nguyễn Thị Đào " + random.nextInt(),
                random.nextLong(),
                empty ? null : random.nextInt(),
                random.nextBoolean(),
                empty ? null : LocalDate.of(2021, 11, 1).plusDays(random.nextInt(900)),
                Instant.parse("2026-11-24T00:00:00.123456Z").plusSeconds(random.nextInt(9_000)),
                Colour.values()[random.nextInt(2)],
                empty ? null : new UnitId("D." + random.nextInt(1_000)),
                "{\"ghi\":\"chú\",\"n\":" + random.nextInt(99) + "}");
    }

    @Test
    void a_packed_row_comes_back_the_same() {
        Random random = new Random(7);
        RowBytes bytes = new RowBytes();
        for (int i = 0; i < 200; i++) {
            OpenRows.Row<Sample> row = new OpenRows.Row<>(sample(random, "r".repeat(i * i) + i), i);
            assertThat(columns.unpack(columns.pack(row, bytes))).isEqualTo(row);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 2_000})
    void rows_are_what_was_put_last_however_few_are_kept_as_they_are(int many) {
        Random random = new Random(11);
        OpenRows<Sample> open = new OpenRows<>(columns, 3);
        Map<Object, OpenRows.Row<Sample>> expected = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String key = "r" + random.nextInt(many);
            assertThat(open.get(key)).isEqualTo(expected.get(key));
            if (random.nextInt(5) == 0) {
                open.remove(key);
                expected.remove(key);
            } else {
                OpenRows.Row<Sample> row = new OpenRows.Row<>(sample(random, key), i);
                open.put(key, row);
                expected.put(key, row);
            }
        }
        Map<Object, OpenRows.Row<Sample>> taken = new HashMap<>();
        BiConsumer<Sample, Long> each = (row, from) ->
                assertThat(taken.put(row.id(), new OpenRows.Row<>(row, from))).isNull();
        open.takeAll(each, packed -> {
            OpenRows.Row<Sample> row = columns.unpack(packed);
            each.accept(row.row(), row.from());
        });
        assertThat(taken).isEqualTo(expected);
        Consumer<Object> twice = row -> {
            throw new AssertionError("given twice: " + row);
        };
        open.takeAll((row, from) -> twice.accept(row), twice::accept);
    }
}
