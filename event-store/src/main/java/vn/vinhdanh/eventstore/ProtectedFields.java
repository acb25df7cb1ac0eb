package vn.vinhdanh.eventstore;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import vn.vinhdanh.events.EventJson;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;

/**
 * How a {@link Protected} value is stored: {@code {"person": "p1", "cipher": "…"}} under the key of that person, or
 * {@code {"value": …}} where it is nobody's. The ciphertext is bound to the person, the type of the event and the place
 * in it, so that it cannot be moved. The type of the event reaches this module as an attribute of the writer or reader.
 */
final class ProtectedFields extends SimpleModule {

    private static final long serialVersionUID = 1;

    /** The attribute that says which type of event is being written or read. */
    static final String EVENT_TYPE = "vn.vinhdanh.eventType";

    private final transient PersonKeys keys;
    private final transient JsonMapper clear = EventJson.clear();

    ProtectedFields(PersonKeys keys) {
        super("protected-fields");
        this.keys = keys;
        addSerializer(new Writing());
        addDeserializer(Protected.class, new Reading(null));
    }

    private static byte[] associatedData(PersonId person, @Nullable Object eventType, TokenStreamContext place) {
        if (eventType == null) {
            throw new IllegalStateException("A protected value is read and written only as part of an event");
        }
        return (person.value() + '|' + eventType + '|' + place.pathAsPointer()).getBytes(StandardCharsets.UTF_8);
    }

    private final class Writing extends ValueSerializer<Protected<?>> {

        @Override
        public Class<?> handledType() {
            return Protected.class;
        }

        @Override
        public void serialize(Protected<?> field, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            PersonId person = field.person();
            Object value = field.value();
            if (person == null) {
                json.writePOJOProperty("value", value);
            } else {
                json.writeStringProperty("person", person.value());
                if (value != null) {
                    byte[] place = associatedData(
                            person,
                            context.getAttribute(EVENT_TYPE),
                            json.streamWriteContext().getParent());
                    json.writeName("cipher");
                    json.writeBinary(encrypt(keys.forWriting(person), clear.writeValueAsBytes(value), place));
                }
            }
            json.writeEndObject();
        }

        private byte[] encrypt(Aead key, byte[] text, byte[] place) {
            try {
                return key.encrypt(text, place);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("A protected value cannot be encrypted", e);
            }
        }
    }

    private final class Reading extends ValueDeserializer<Protected<?>> {

        private final @Nullable JavaType type;

        private Reading(@Nullable JavaType type) {
            this.type = type;
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            JavaType contextual = context.getContextualType();
            if (contextual == null && property != null) {
                contextual = property.getType();
            }
            JavaType content = contextual == null ? null : contextual.containedType(0);
            return new Reading(content);
        }

        @Override
        public Protected<?> deserialize(JsonParser json, DeserializationContext context) {
            TokenStreamContext place = json.streamReadContext().getParent();
            JsonNode field = context.readTree(json);
            JsonNode stated = field.get("person");
            JavaType content = Objects.requireNonNull(type, "the type of a protected value");
            if (stated == null) {
                return Protected.open(clear.readerFor(content).readValue(field.required("value")));
            }
            PersonId person = new PersonId(stated.asString());
            JsonNode cipher = field.get("cipher");
            Aead key = cipher == null ? null : keys.forReading(person);
            if (cipher == null || key == null) {
                return Protected.erased(person);
            }
            byte[] text;
            try {
                text = key.decrypt(
                        cipher.binaryValue(), associatedData(person, context.getAttribute(EVENT_TYPE), place));
            } catch (GeneralSecurityException e) {
                throw DatabindException.from(
                        json, "The protected value at " + place.pathAsPointer() + " is not what was stored there", e);
            }
            return Protected.of(person, clear.readerFor(content).readValue(text));
        }
    }
}
