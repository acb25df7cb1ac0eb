package vn.vinhdanh.regulations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.events.nomination.Merit;
import vn.vinhdanh.events.nomination.Rating;
import vn.vinhdanh.events.nomination.Scope;

/** The page about the law says what the code knows. */
class LawPageTest {

    private final String page = Files.readString(Path.of("..", "docs", "law.md"));

    LawPageTest() throws IOException {}

    @Test
    void every_key_of_a_setting_is_explained() {
        assertThat(Arrays.stream(SettingKey.values()).map(key -> "`" + key.key() + "`"))
                .allSatisfy(key -> assertThat(page).contains(key));
    }

    @Test
    void every_word_of_an_expression_is_explained() {
        assertThat(Vocabulary.WORDS).allSatisfy(word -> assertThat(page).contains("`" + word.name() + "("));
        assertThat(Scope.values()).allSatisfy(scope -> assertThat(page).contains("`'" + scope + "'`"));
        assertThat(Merit.Kind.values()).allSatisfy(kind -> assertThat(page).contains("`'" + kind + "'`"));
        assertThat(Vocabulary.Share.values())
                .allSatisfy(share -> assertThat(page).contains("`share('" + share + "')`"));
        assertThat(Rating.values()).allSatisfy(rating -> assertThat(page).contains("`" + rating + "`"));
    }

    @Test
    void every_regulation_and_mark_is_explained() {
        assertThat(Regulations.load().all())
                .allSatisfy(regulation -> assertThat(page).contains("regulations/" + regulation.id() + ".yaml"));
        assertThat(page).contains("`VERIFIED-A`", "`VERIFIED-B`", "`VERIFIED-L`", "`UNVERIFIED`", "`INFERRED`");
    }
}
