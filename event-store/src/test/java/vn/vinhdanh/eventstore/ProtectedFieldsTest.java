package vn.vinhdanh.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.eventstore.shop.Node;
import vn.vinhdanh.eventstore.shop.Shop;
import vn.vinhdanh.eventstore.shop.Shop.TallyMarked;
import vn.vinhdanh.eventstore.shop.Shop.TallyOpened;
import vn.vinhdanh.eventstore.testing.TestDatabase;

class ProtectedFieldsTest {

    private static TestDatabase database;
    private static Node node;
    private static EventSerializer serializer;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        node = Node.start(database);
        serializer = node.get(EventSerializer.class);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static TallyOpened opened(Protected<String> name) {
        return new TallyOpened("tally:x", name, AwardLevel.STATE, null);
    }

    private static String json(Object event) {
        return new String(serializer.serialize(event, byte[].class).getData(), StandardCharsets.UTF_8);
    }

    private static Object read(String json, Class<?> type) {
        SerializedObject<byte[]> stored = new SimpleSerializedObject<>(
                json.getBytes(StandardCharsets.UTF_8), byte[].class, serializer.typeForClass(type));
        return serializer.deserialize(stored);
    }

    @Test
    void a_protected_value_is_stored_as_ciphertext_and_read_clear() {
        TallyOpened event = opened(Shop.nameOf("p1", "Trần Thị Bưởi"));
        String json = json(event);
        assertThat(json)
                .doesNotContain("Bưởi")
                .contains("\"name\":{\"person\":\"p1\",\"cipher\":\"")
                .startsWith("{\"id\":\"tally:x\"")
                .doesNotContain("null");
        assertThat(read(json, TallyOpened.class)).isEqualTo(event);
    }

    @Test
    void protected_values_in_a_list_are_each_under_the_key_of_their_person() {
        TallyMarked event = new TallyMarked(
                "tally:x", 1, List.of(Shop.nameOf("p2", "Một"), Shop.nameOf("p3", "Hai"), Protected.open("Tổ Ba")));
        String json = json(event);
        assertThat(json).doesNotContain("Một").doesNotContain("Hai").contains("{\"value\":\"Tổ Ba\"}");
        assertThat(read(json, TallyMarked.class)).isEqualTo(event);
        String swapped =
                json.replace("\"p2\"", "\"p?\"").replace("\"p3\"", "\"p2\"").replace("\"p?\"", "\"p3\"");
        assertThatThrownBy(() -> read(swapped, TallyMarked.class)).isInstanceOf(SerializationException.class);
    }

    @Test
    void a_ciphertext_that_was_moved_to_another_place_or_event_cannot_be_read() {
        String json = json(new TallyMarked("tally:x", 1, List.of(Shop.nameOf("p4", "Một"), Shop.nameOf("p4", "Hai"))));
        String first = json.substring(json.indexOf("{\"person\""), json.indexOf("},{") + 1);
        String second = json.substring(json.indexOf("},{") + 2, json.indexOf("]"));
        String swapped = json.replace(first, "?").replace(second, first).replace("?", second);
        assertThatThrownBy(() -> read(swapped, TallyMarked.class))
                .hasRootCauseInstanceOf(GeneralSecurityException.class);
        String elsewhere = json(opened(Protected.open("?"))).replace("{\"value\":\"?\"}", first);
        assertThatThrownBy(() -> read(elsewhere, TallyOpened.class))
                .hasRootCauseInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void the_log_holds_no_name_in_clear_text() {
        node.open("tally:secret", "Phạm Văn Không Ai Biết", AwardLevel.STATE);
        assertThat(
                        node.jdbc()
                                .queryForList(
                                        "select 1 from events.domain_event where position('Không Ai Biết'::bytea in payload) > 0"))
                .isEmpty();
        assertThat(node.jdbc()
                        .queryForList(
                                "select 1 from events.domain_event where position('\"cipher\"'::bytea in payload) > 0"))
                .isNotEmpty();
    }

    @Test
    void the_fields_of_an_erased_person_read_as_erased_and_get_no_new_key() {
        node.open("tally:gone", "Người Sẽ Đi", AwardLevel.STATE);
        PersonId person = new PersonId("p-gone");
        assertThat(node.get(PersonKeys.class).erase(person)).isTrue();
        assertThat(node.get(PersonKeys.class).erase(person)).isFalse();
        Object payload = node.log().read(0, 10_000).stream()
                .filter(event -> event.aggregateId().equals("tally:gone"))
                .findFirst()
                .orElseThrow()
                .payload()
                .get();
        assertThat(((TallyOpened) payload).name()).isEqualTo(Protected.erased(person));
        assertThatThrownBy(() -> json(opened(Shop.nameOf("p-gone", "Lại")))).isInstanceOf(Refusal.class);
        String erased = json(opened(Protected.erased(person)));
        assertThat(read(erased, TallyOpened.class)).isEqualTo(opened(Protected.erased(person)));
    }

    @Test
    void a_key_whose_making_was_rolled_back_is_not_used() {
        Shop.OpenTally command =
                new Shop.OpenTally("tally:undone", Shop.nameOf("p-undone", "Chưa từng"), AwardLevel.STATE);
        CommandGateway commands = node.get(CommandGateway.class);
        assertThatThrownBy(() -> node.writes().execute(() -> commands.sendAndWait(command), written -> {
                    throw new IllegalStateException("too late");
                }))
                .hasMessage("too late");
        assertThat(node.rows("select 1 from events.person_key where person = 'p-undone'"))
                .isEmpty();
        node.send(command);
        assertThat(node.rows("select 1 from events.person_key where person = 'p-undone'"))
                .hasSize(1);
    }

    @Test
    void the_keys_of_thousands_of_persons_are_fetched_page_by_page() {
        List<Protected<String>> many = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            many.add(Shop.nameOf("many-" + i, "Tên " + i));
        }
        node.open("tally:many", "Nhiều", AwardLevel.STATE);
        node.writes().execute(() -> {
            for (int i = 0; i < 3_000; i += 100) {
                node.get(CommandGateway.class)
                        .sendAndWait(new Shop.MarkTally("tally:many", 1, many.subList(i, i + 100)));
            }
            return "";
        });
        try (Node other = Node.start(database)) {
            List<Protected<String>> read = new ArrayList<>();
            other.log().read(0, 10_000).stream()
                    .filter(event -> event.aggregateId().equals("tally:many") && event.sequence() > 0)
                    .forEach(event -> read.addAll(((TallyMarked) event.payload().get()).witnesses()));
            assertThat(read).isEqualTo(many);
        }
    }

    @Test
    void another_key_encryption_key_is_noticed_at_the_start() {
        node.open("tally:keyed", "Có khoá", AwardLevel.STATE);
        assertThatThrownBy(() -> Node.start(database, "vinhdanh.keys.kek=AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="))
                .hasStackTraceContaining("is this the key-encryption key of this database?");
    }

    @Test
    void keys_are_rotated_from_wherever_an_earlier_rotation_was_killed() {
        TestDatabase own = TestDatabase.fresh();
        String next = "vinhdanh.keys.kek=AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        String before = "vinhdanh.keys.also-kek=" + Node.KEK;
        try (Node old = Node.start(own)) {
            for (int i = 0; i < 5; i++) {
                old.open("tally:" + i, "Tên " + i, AwardLevel.STATE);
            }
        }
        List<Map<String, Object>> wrapped;
        try (Node rotating = Node.start(own, next, before)) {
            wrapped = rotating.rows("select person, wrapped from events.person_key order by person");
            assertThat(rotating.get(PersonKeys.class).rotate()).isZero();
        }
        // A node that has not been started anew yet, and so still wraps under the key of before.
        try (Node late = Node.start(own, "vinhdanh.keys.also-kek=AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")) {
            assertThat(late.get(PersonKeys.class).rotate()).isZero();
            assertThat(late.rows("select person, wrapped from events.person_key order by person"))
                    .isNotEqualTo(wrapped);
            late.jdbc()
                    .update(
                            "update events.person_key set wrapped = ? where person = 'p-1'",
                            wrapped.get(1).get("wrapped"));
        }
        try (Node again = Node.start(own, next, before)) {
            assertThat(again.rows("select 1 from events.person_key where wrapped is not null"))
                    .hasSize(5);
        }
        try (Node alone = Node.start(own, next)) {
            assertThat(alone.log().read(0, 100).stream()
                            .map(event ->
                                    ((TallyOpened) event.payload().get()).name().value()))
                    .containsExactly("Tên 0", "Tên 1", "Tên 2", "Tên 3", "Tên 4");
        }
        assertThatThrownBy(() -> Node.start(own)).hasStackTraceContaining("is this the key-encryption key");
    }

    @Test
    void what_another_node_still_remembers_of_a_key_does_not_write_for_an_erased_person() {
        node.open("tally:remembered", "Còn nhớ", AwardLevel.STATE);
        try (Node other = Node.start(database)) {
            other.get(PersonKeys.class).erase(new PersonId("p-remembered"));
        }
        assertThatThrownBy(() -> json(opened(Shop.nameOf("p-remembered", "Lại"))))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void a_key_file_is_made_only_where_that_is_allowed(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("keys/kek");
        EventStoreProperties.Keys forbidden = new EventStoreProperties.Keys(null, file, false, null, null);
        assertThatThrownBy(() -> KeyEncryptionKey.load(forbidden)).hasMessageContaining("is missing");
        EventStoreProperties.Keys allowed = new EventStoreProperties.Keys(null, file, true, null, null);
        byte[] cipher = KeyEncryptionKey.load(allowed).encrypt(new byte[] {1}, new byte[0]);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(KeyEncryptionKey.load(forbidden).decrypt(cipher, new byte[0]))
                .containsExactly(1);
        EventStoreProperties.Keys nothing = new EventStoreProperties.Keys(null, null, true, null, null);
        assertThatThrownBy(() -> KeyEncryptionKey.load(nothing)).hasMessageContaining("vinhdanh.keys.kek");
    }
}
