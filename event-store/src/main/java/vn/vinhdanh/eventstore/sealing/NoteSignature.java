package vn.vinhdanh.eventstore.sealing;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/**
 * One signature under a note, as C2SP's signed-note spells it: {@code — name base64(id, signature)}.
 *
 * @param name who signed
 * @param keyId of the key
 * @param bytes what the key made of the text
 */
public record NoteSignature(String name, int keyId, byte[] bytes) {

    private static final String DASH = "— ";

    public NoteSignature {
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** @throws IllegalArgumentException where it is none */
    public static NoteSignature parse(String line) {
        String[] parts = line.startsWith(DASH) ? line.substring(DASH.length()).split(" ", -1) : new String[0];
        if (parts.length != 2 || !VerifierKey.isName(parts[0])) {
            throw new IllegalArgumentException("A signature is spelled '— name base64', not '" + line + "'");
        }
        byte[] content = Base64.getDecoder().decode(parts[1]);
        if (content.length <= Integer.BYTES) {
            throw new IllegalArgumentException("The signature of " + parts[0] + " is too short");
        }
        return new NoteSignature(
                parts[0],
                ByteBuffer.wrap(content).getInt(),
                Arrays.copyOfRange(content, Integer.BYTES, content.length));
    }

    /** The line, without its end. */
    @Override
    public String toString() {
        byte[] content = ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(keyId)
                .put(bytes)
                .array();
        return DASH + name + " " + Base64.getEncoder().encodeToString(content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that
                && that.name.equals(name)
                && that.keyId == keyId
                && Arrays.equals(that.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, keyId, Arrays.hashCode(bytes));
    }
}
