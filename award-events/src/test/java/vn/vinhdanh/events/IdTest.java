package vn.vinhdanh.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class IdTest {

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");

    @Test
    void an_id_is_spelled_with_letters_digits_dots_hyphens_and_underscores() {
        for (String id :
                List.of("D.DILINH", "P.LAMDONG.2025.25036", "0193-ab_c", "Đ", "x".repeat(100), "𠀀".repeat(100))) {
            assertThat(Id.isOne(id)).as(id).isTrue();
        }
        for (String none : List.of("", ".a", "-a", "_", "a b", "a/b", "x".repeat(101), "a\n", "\ud840", "a'--")) {
            assertThat(Id.isOne(none)).as(none).isFalse();
        }
    }

    @Test
    void it_is_one_exactly_where_the_pattern_says_so() {
        Random random = new Random(2022);
        for (int i = 0; i < 20_000; i++) {
            String text = random.ints(1 + random.nextInt(4), 0, random.nextBoolean() ? 0x80 : 0x20000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(Id.isOne(text)).as(text).isEqualTo(FORM.matcher(text).matches());
        }
    }
}
