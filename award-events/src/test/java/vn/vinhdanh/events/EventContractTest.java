package vn.vinhdanh.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events are for ever: the spelling of each is approved in a file, and every file of every revision is still read. An
 * event without a file fails; the file is written once by hand, or with {@code -Dapprove=true} for a new event.
 */
class EventContractTest {

    private static final Path APPROVED = Path.of("src/test/resources/approved");
    private static final Path CATALOG = Path.of("../docs/event-catalog.md");
    private static final JsonMapper JSON = EventJson.configure(JsonMapper.builder())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    static List<Class<?>> events() {
        return EventFamilies.events();
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_spelled_as_approved_and_read_back(Class<?> type) throws IOException {
        Object event = Samples.of(type);
        String spelled = JSON.writeValueAsString(event).replace("\r\n", "\n") + "\n";
        Path file = APPROVED.resolve(fileOf(type));
        if (Boolean.getBoolean("approve") && !Files.exists(file)) {
            Files.writeString(file, spelled);
        }
        assertThat(file).exists();
        assertThat(spelled).isEqualTo(Files.readString(file));
        assertThat(JSON.readValue(Files.readString(file), type)).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_a_top_level_record_with_a_revision_and_its_owner_first(Class<?> type) {
        assertThat(type.isRecord()).isTrue();
        assertThat(type.getEnclosingClass()).isNull();
        assertThat(type.getAnnotation(Revision.class)).isNotNull();
        assertThat(Id.class).isAssignableFrom(type.getRecordComponents()[0].getType());
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_has_its_line_in_the_catalogue(Class<?> type) throws IOException {
        String revision = type.getAnnotation(Revision.class).value();
        assertThat(Files.readAllLines(CATALOG))
                .anyMatch(line -> line.startsWith("| `%s` | %s |".formatted(type.getSimpleName(), revision))
                        && Stream.of(type.getRecordComponents())
                                .allMatch(component -> line.contains("`" + component.getName() + "`")));
    }

    @Test
    void no_approved_file_is_left_without_its_event() throws IOException {
        try (Stream<Path> files = Files.list(APPROVED)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            events().stream().map(EventContractTest::fileOf).toList());
        }
    }

    @Test
    void families_hold_every_event_of_the_packages() throws IOException {
        List<String> known = events().stream().map(Class::getName).toList();
        try (Stream<Path> classes = Files.walk(Path.of("src/main/java"))) {
            assertThat(classes.filter(file -> contains(file, "@Revision("))
                            .map(file ->
                                    Path.of("src/main/java").relativize(file).toString())
                            .map(name ->
                                    name.replace(".java", "").replace('/', '.').replace('\\', '.')))
                    .containsExactlyInAnyOrderElementsOf(known);
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.isRegularFile(file) && Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String fileOf(Class<?> type) {
        return "%s.%s.json"
                .formatted(
                        type.getSimpleName(), type.getAnnotation(Revision.class).value());
    }
}
