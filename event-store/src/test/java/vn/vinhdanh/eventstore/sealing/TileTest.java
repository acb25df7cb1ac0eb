package vn.vinhdanh.eventstore.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {

    @ParameterizedTest
    @CsvSource({
        "0/000, 0, 0, 256",
        "0/x001/x234/067, 0, 1234067, 256",
        "1/001.p/17, 1, 1, 17",
        "63/999, 63, 999, 256",
        "entries/x001/000.p/255, -1, 1000, 255",
        "2/x999/x999/x999/x999/x999/999, 2, 999999999999999999, 256"
    })
    void a_tile_has_one_spelling(String path, int level, long index, int width) {
        Tile tile = new Tile(level, index, width);
        assertThat(tile.path()).isEqualTo(path);
        assertThat(Tile.parse(path)).contains(tile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0/0",
                "0/00",
                "0/0000",
                "00/000",
                "64/000",
                "-1/000",
                "0/x000/001",
                "0/001/002",
                "0/x001",
                "0/000.p/0",
                "0/000.p/256",
                "0/000.p/01",
                "0/000.p/",
                "0/000/",
                "entry/000",
                "entries",
                "0/x001/x001/x001/x001/x001/x001/001",
                "0/٠٠٠",
                ""
            })
    void anything_else_is_no_tile(String path) {
        assertThat(Tile.parse(path)).isEmpty();
    }

    @Test
    void a_tree_of_seventy_thousand_has_the_tiles_of_the_specification() {
        long size = 70_000;
        assertThat(new Tile(0, 272, 256).isIn(size)).isTrue();
        assertThat(new Tile(0, 273, 112).isIn(size)).isTrue();
        assertThat(new Tile(0, 273, 113).isIn(size)).isFalse();
        assertThat(new Tile(1, 0, 256).isIn(size)).isTrue();
        assertThat(new Tile(1, 1, 17).isIn(size)).isTrue();
        assertThat(new Tile(1, 1, 18).isIn(size)).isFalse();
        assertThat(new Tile(2, 0, 1).isIn(size)).isTrue();
        assertThat(new Tile(2, 0, 2).isIn(size)).isFalse();
        assertThat(new Tile(3, 0, 1).isIn(size)).isFalse();
        assertThat(new Tile(63, 0, 1).isIn(size)).isFalse();
        assertThat(new Tile(Tile.ENTRIES, 273, 112).isIn(size)).isTrue();
        assertThat(new Tile(Tile.ENTRIES, 273, 113).isIn(size)).isFalse();
        assertThat(new Tile(0, 999_999_999_999_999_999L, 1).isIn(size)).isFalse();
    }
}
