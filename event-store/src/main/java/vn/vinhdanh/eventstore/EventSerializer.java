package vn.vinhdanh.eventstore;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import vn.vinhdanh.events.EventJson;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.people.PersonErased;

/** Axon's serializer of events: our own JSON, with protected fields as ciphertext. */
public final class EventSerializer extends Jackson3Serializer implements SettledEventStorageEngine.EventPrefetch {

    private static final byte[] CIPHER = "\"cipher\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final String PERSON = "{\"person\":\"";

    private final PersonKeys keys;
    private final Map<Class<?>, ObjectWriter> writers = new ConcurrentHashMap<>();
    private final Map<String, ObjectReader> readers = new ConcurrentHashMap<>();
    private final Map<String, Class<?>> classes = new ConcurrentHashMap<>();

    /** @param keys the keys of the persons whose fields events hold */
    public EventSerializer(PersonKeys keys) {
        super(Jackson3Serializer.builder().jsonMapperBuilderCustomizer(builder -> EventJson.configure(builder)
                .addModule(new ProtectedFields(keys))));
        this.keys = keys;
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> representation) {
        try {
            Class<?> type = object.getClass();
            byte[] json = writers.computeIfAbsent(type, this::writerFor).writeValueAsBytes(object);
            return new SimpleSerializedObject<>(
                    getConverter().convert(json, representation), representation, typeForClass(type));
        } catch (JacksonException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw new SerializationException("Cannot write " + object.getClass().getName(), e);
        }
    }

    private ObjectWriter writerFor(Class<?> type) {
        return getObjectMapper().writerFor(type).withAttribute(ProtectedFields.EVENT_TYPE, type.getName());
    }

    @Override
    protected ObjectReader getReader(Class<?> type) {
        return readers.computeIfAbsent(
                type.getName(),
                name -> getObjectMapper().readerFor(type).withAttribute(ProtectedFields.EVENT_TYPE, name));
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        return classes.computeIfAbsent(type.getName(), name -> super.classForType(type));
    }

    /** Fetches the keys of all persons whose fields a page of events holds, by one query. */
    @Override
    public void fetchFor(List<byte[]> payloads) {
        Set<PersonId> persons = new HashSet<>();
        for (byte[] payload : payloads) {
            if (holdsCipher(payload)) {
                addPersons(new String(payload, StandardCharsets.UTF_8), persons);
            }
        }
        keys.fetch(persons);
    }

    /** The receipt of an erasure and the end of the key are one act: there is never one without the other. */
    @Override
    public void appending(Object event) {
        if (event instanceof PersonErased erased) {
            keys.erase(erased.person());
        }
    }

    private static void addPersons(String json, Set<PersonId> persons) {
        int at = json.indexOf(PERSON);
        while (at >= 0) {
            int from = at + PERSON.length();
            int to = json.indexOf('"', from);
            if (to < 0) {
                return;
            }
            persons.add(new PersonId(json.substring(from, to)));
            at = json.indexOf(PERSON, to);
        }
    }

    private static boolean holdsCipher(byte[] json) {
        for (int i = 0; i <= json.length - CIPHER.length; i++) {
            if (json[i] == '"' && json[i + 1] == 'c' && matches(json, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] json, int at) {
        for (int i = 0; i < CIPHER.length; i++) {
            if (json[at + i] != CIPHER[i]) {
                return false;
            }
        }
        return true;
    }
}
