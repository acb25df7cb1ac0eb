package vn.vinhdanh.eventstore.sealing;

import com.google.crypto.tink.subtle.Ed25519Sign;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The key that signs: an Ed25519 key of 32 secret bytes in base64, under a name. */
public final class SealKey {

    private static final int BYTES = 32;
    private static final byte[] PKCS8_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final PrivateKey secret;
    private final VerifierKey verifier;
    private final byte[] publicKey;

    private SealKey(String name, PrivateKey secret, byte[] publicKey) {
        this.secret = secret;
        this.publicKey = publicKey;
        this.verifier = VerifierKey.of(name, publicKey);
    }

    /**
     * Reads the key from what is configured.
     *
     * @param name of the log
     * @param base64 the key itself, or null
     * @param file that holds it otherwise, or null
     * @param create whether a missing file is made: only for a new log
     * @return null where nothing is configured: then this node does not seal
     */
    static @Nullable SealKey load(String name, @Nullable String base64, @Nullable Path file, boolean create) {
        if (base64 != null && !base64.isBlank()) {
            return of(name, base64, "vinhdanh.seal.key");
        }
        if (file == null) {
            return null;
        }
        try {
            if (!Files.exists(file)) {
                if (!create) {
                    throw new IllegalStateException(
                            "The key " + file + " that signs the log is missing. A new one would"
                                    + " not be known to those who check the old signatures; vinhdanh.seal.create-key-file"
                                    + " makes one only while nothing is sealed");
                }
                write(file);
            }
            return of(name, Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The key " + file + " that signs the log cannot be read", e);
        }
    }

    private static void write(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Path written = Files.createTempFile(directory, "seal", ".new");
        if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(written, Base64.getEncoder().encodeToString(bytes) + "\n", StandardCharsets.US_ASCII);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static SealKey of(String name, String base64, String source) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(source + " is not base64", e);
        }
        if (bytes.length != BYTES) {
            throw new IllegalStateException(source + " has " + bytes.length + " bytes instead of " + BYTES);
        }
        return of(name, bytes);
    }

    /**
     * The key of that name.
     *
     * @param bytes 32 secret ones
     */
    public static SealKey of(String name, byte[] bytes) {
        try {
            byte[] encoded = Arrays.copyOf(PKCS8_PREFIX, PKCS8_PREFIX.length + BYTES);
            System.arraycopy(bytes, 0, encoded, PKCS8_PREFIX.length, BYTES);
            PrivateKey secret = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            // The JDK signs and verifies, but does not tell the public key of a private one.
            return new SealKey(
                    name, secret, Ed25519Sign.KeyPair.newKeyPairFromSeed(bytes).getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("These bytes are no Ed25519 key", e);
        }
    }

    /** By which others check what this one signs. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** Signs the text of a note. */
    public NoteSignature sign(String text) {
        return new NoteSignature(verifier.name(), verifier.id(), signature(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** By which others check what this one co-signs. */
    public VerifierKey cosigner() {
        byte[] content = new byte[1 + BYTES];
        content[0] = VerifierKey.COSIGNATURE;
        System.arraycopy(publicKey, 0, content, 1, BYTES);
        return VerifierKey.parse(verifier.name() + "+"
                + HexFormat.of().toHexDigits(VerifierKey.idOf(verifier.name(), VerifierKey.COSIGNATURE, publicKey))
                + "+" + Base64.getEncoder().encodeToString(content));
    }

    /** Signs somebody else's checkpoint, as of a time. */
    public NoteSignature cosign(Checkpoint checkpoint, long epochSecond) {
        byte[] signature = signature(VerifierKey.cosigned(epochSecond, checkpoint.text()));
        return new NoteSignature(
                verifier.name(),
                VerifierKey.idOf(verifier.name(), VerifierKey.COSIGNATURE, publicKey),
                ByteBuffer.allocate(Long.BYTES + signature.length)
                        .putLong(epochSecond)
                        .put(signature)
                        .array());
    }

    private byte[] signature(byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(secret);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java signs by Ed25519", e);
        }
    }
}
