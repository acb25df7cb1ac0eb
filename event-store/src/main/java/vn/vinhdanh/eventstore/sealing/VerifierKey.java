package vn.vinhdanh.eventstore.sealing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A public key as it is handed on: the {@code vkey} of C2SP's signed-note, {@code name+id+key}. Two kinds are known: plain
 * Ed25519 over the text of a note, by which a log signs; and the timestamped one of tlog-cosignature, by which others do.
 */
public final class VerifierKey {

    static final byte ED25519 = 1;
    static final byte COSIGNATURE = 4;

    private static final int KEY_BYTES = 32;
    private static final int SIGNATURE_BYTES = 64;
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte kind;
    private final byte[] key;
    private final int id;
    private final PublicKey publicKey;

    private VerifierKey(String name, byte kind, byte[] key) {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "'" + name + "' cannot name a key: it is empty, or has a space or a plus");
        }
        if (kind != ED25519 && kind != COSIGNATURE) {
            throw new IllegalArgumentException("The key " + name + " is of the unknown kind " + kind);
        }
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "The key " + name + " has " + key.length + " bytes instead of " + KEY_BYTES);
        }
        this.name = name;
        this.kind = kind;
        this.key = key;
        this.id = idOf(name, kind, key);
        this.publicKey = publicKey(key);
    }

    static VerifierKey of(String name, byte[] key) {
        return new VerifierKey(name, ED25519, key.clone());
    }

    /** @throws IllegalArgumentException where it is none, or its id is not that of name and key */
    public static VerifierKey parse(String vkey) {
        String[] parts = vkey.strip().split("\\+", 3); // base64 has pluses too
        if (parts.length != 3 || !parts[1].matches("[0-9a-f]{8}")) {
            throw new IllegalArgumentException("A key is spelled name+id+key, not '" + vkey + "'");
        }
        byte[] content = Base64.getDecoder().decode(parts[2]);
        if (content.length == 0) {
            throw new IllegalArgumentException("The key " + parts[0] + " is empty");
        }
        VerifierKey key = new VerifierKey(parts[0], content[0], Arrays.copyOfRange(content, 1, content.length));
        if (key.id != Integer.parseUnsignedInt(parts[1], 16)) {
            throw new IllegalArgumentException("The id " + parts[1] + " is not that of the key " + parts[0]);
        }
        return key;
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c -> c == '+' || c <= ' ' || Character.isSpaceChar(c) || Character.isWhitespace(c));
    }

    public String name() {
        return name;
    }

    /** Together with the name, tells who signed; says nothing about whether. */
    public int id() {
        return id;
    }

    /** Whether its signatures state when they were made. */
    public boolean isCosigner() {
        return kind == COSIGNATURE;
    }

    /** Whether a signature claims to be by this key. */
    boolean claims(NoteSignature signature) {
        return signature.name().equals(name) && signature.keyId() == id;
    }

    /** Whether that signature of a note's text is by this key. */
    public boolean verifies(String text, NoteSignature signature) {
        if (!claims(signature)) {
            return false;
        }
        byte[] bytes = signature.bytes();
        byte[] signed = text.getBytes(StandardCharsets.UTF_8);
        if (kind == COSIGNATURE) {
            if (bytes.length != Long.BYTES + SIGNATURE_BYTES) {
                return false;
            }
            long time = ByteBuffer.wrap(bytes).getLong();
            if (time < 0) {
                return false;
            }
            signed = cosigned(time, text);
            bytes = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
        }
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey);
            verifier.update(signed);
            return bytes.length == SIGNATURE_BYTES && verifier.verify(bytes);
        } catch (GeneralSecurityException e) {
            return false; // not even the shape of a signature
        }
    }

    /** What a co-signer signs: the text of the checkpoint below the time at which it was looked at. */
    static byte[] cosigned(long epochSecond, String text) {
        return ("cosignature/v1\ntime " + epochSecond + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    static int idOf(String name, byte kind, byte[] key) {
        ByteArrayOutputStream hashed = new ByteArrayOutputStream();
        hashed.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        hashed.write('\n');
        hashed.write(kind);
        hashed.writeBytes(key);
        return ByteBuffer.wrap(TreeHash.sha256(hashed.toByteArray())).getInt();
    }

    private static PublicKey publicKey(byte[] key) {
        try {
            byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_BYTES);
            System.arraycopy(key, 0, encoded, X509_PREFIX.length, KEY_BYTES);
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("These bytes are no Ed25519 key", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that
                && that.name.equals(name)
                && that.kind == kind
                && Arrays.equals(that.key, key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, id);
    }

    /** The vkey. */
    @Override
    public String toString() {
        byte[] content = new byte[1 + KEY_BYTES];
        content[0] = kind;
        System.arraycopy(key, 0, content, 1, KEY_BYTES);
        return name + "+" + HexFormat.of().toHexDigits(id) + "+"
                + Base64.getEncoder().encodeToString(content);
    }
}
