package vn.vinhdanh.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.attoparser.config.ParseConfiguration;
import org.attoparser.simple.AbstractSimpleMarkupHandler;
import org.attoparser.simple.SimpleMarkupParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.vinhdanh.events.AwardKind;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitKind;
import vn.vinhdanh.events.approval.Recommendation;
import vn.vinhdanh.events.nomination.Outcome;
import vn.vinhdanh.events.nomination.Rating;
import vn.vinhdanh.regulations.Mark;

/** Every sentence of a page is there in both languages, and every code has its word. */
class TemplatesTest {

    private static final Pattern VIETNAMESE = Pattern.compile("[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]");
    private static final List<String> READ =
            List.of("placeholder", "title", "aria-label", "alt", "data-label", "label");

    /** What is said in one language on purpose: a legal document is Vietnamese. */
    private static final String VIETNAMESE_ONLY = "document";

    static Stream<Path> templates() throws IOException {
        try (Stream<Path> files = Stream.of("award-ui", "access", "nomination-service", "approval-service")
                .map(module -> Path.of("..", module, "src/main/resources/templates"))
                .filter(Files::isDirectory)
                .flatMap(TemplatesTest::walk)) {
            return files.filter(file -> file.toString().endsWith(".html")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void what_is_said_in_vietnamese_is_said_in_english_beside_it(Path template) throws Exception {
        assertThat(oneSided(Files.readString(template))).as("%s", template).isEmpty();
    }

    @Test
    void a_sentence_without_english_is_found() throws Exception {
        assertThat(oneSided("<p>Đã lưu</p>")).containsExactly("Đã lưu");
        assertThat(oneSided("<p vd:en=\"Saved\">Đã lưu</p><b th:text=\"${x}\">Đã lưu</b>"))
                .isEmpty();
        assertThat(oneSided("<input title=\"Tìm\">")).containsExactly("title=Tìm");
        assertThat(oneSided("<p vd:en=\"a\">Đã <b>lưu</b> rồi</p>")).isEmpty();
    }

    @Test
    void every_code_has_its_word_in_both_languages() throws IOException {
        Map<String, Enum<?>[]> codes = Map.ofEntries(
                Map.entry("level.", AwardLevel.values()),
                Map.entry("office.", OfficeKind.values()),
                Map.entry("step.", StepKind.values()),
                Map.entry("recipient.", RecipientKind.values()),
                Map.entry("commendation.", CommendationType.values()),
                Map.entry("unit.", UnitKind.values()),
                Map.entry("kind.", AwardKind.values()),
                Map.entry("mark.", Mark.values()),
                Map.entry("outcome.", Outcome.values()),
                Map.entry("rating.", Rating.values()),
                Map.entry("recommendation.", Recommendation.values()));
        Properties vietnamese = words("messages.properties");
        Properties english = words("messages_en.properties");
        assertThat(english.keySet()).isEqualTo(vietnamese.keySet());
        codes.forEach((prefix, constants) ->
                Stream.of(constants).forEach(code -> assertThat(vietnamese).containsKey(prefix + code.name())));
    }

    private static Properties words(String file) throws IOException {
        Properties words = new Properties();
        try (InputStream in = TemplatesTest.class.getResourceAsStream("/" + file)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> oneSided(String template) throws Exception {
        List<String> found = new ArrayList<>();
        new SimpleMarkupParser(ParseConfiguration.htmlConfiguration())
                .parse(template, new AbstractSimpleMarkupHandler() {
                    private final Deque<Boolean> spoken = new ArrayDeque<>();

                    @Override
                    public void handleOpenElement(String name, Map<String, String> attributes, int line, int column) {
                        attributes(attributes);
                        boolean both = attributes != null
                                && (attributes.containsKey("vd:en")
                                        || attributes.containsKey("th:text")
                                        || attributes.containsKey("th:utext")
                                        || VIETNAMESE_ONLY.equals(attributes.get("class")));
                        spoken.push(both || !spoken.isEmpty() && spoken.peek());
                    }

                    @Override
                    public void handleStandaloneElement(
                            String name, Map<String, String> attributes, boolean minimized, int line, int column) {
                        attributes(attributes);
                    }

                    @Override
                    public void handleCloseElement(String name, int line, int column) {
                        spoken.pop();
                    }

                    @Override
                    public void handleAutoCloseElement(String name, int line, int column) {
                        spoken.pop();
                    }

                    @Override
                    public void handleText(char[] buffer, int offset, int length, int line, int column) {
                        String text = new String(buffer, offset, length).strip();
                        if (VIETNAMESE.matcher(text).find() && (spoken.isEmpty() || !spoken.peek())) {
                            found.add(text);
                        }
                    }

                    private void attributes(Map<String, String> attributes) {
                        if (attributes == null) {
                            return;
                        }
                        for (String attribute : READ) {
                            String value = attributes.get(attribute);
                            if (value != null
                                    && VIETNAMESE.matcher(value).find()
                                    && !attributes.containsKey("vd:en-" + attribute)) {
                                found.add(attribute + "=" + value);
                            }
                        }
                    }
                });
        return found;
    }
}
