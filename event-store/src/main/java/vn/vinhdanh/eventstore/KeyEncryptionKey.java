package vn.vinhdanh.eventstore;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The key that wraps the keys of persons: 32 bytes in base64, from the configuration or from a file. */
final class KeyEncryptionKey {

    private static final int BYTES = 32;

    private KeyEncryptionKey() {}

    static Aead load(EventStoreProperties.Keys keys) {
        if (keys.kek() != null) {
            return aead(keys.kek(), "vinhdanh.keys.kek");
        }
        if (keys.kekFile() == null) {
            throw new IllegalStateException("Set vinhdanh.keys.kek or vinhdanh.keys.kek-file: " + BYTES
                    + " random bytes in base64, under which the keys of persons are kept");
        }
        return aead(
                fromFile(keys.kekFile(), keys.createKekFile()), keys.kekFile().toString());
    }

    /** The key that is accepted beside it while keys are rotated; null where there is none. */
    static @Nullable Aead loadOther(EventStoreProperties.Keys keys) {
        if (keys.alsoKek() != null && !keys.alsoKek().isBlank()) {
            return aead(keys.alsoKek(), "vinhdanh.keys.also-kek");
        }
        Path file = keys.alsoKekFile();
        return file == null || !Files.exists(file) ? null : aead(fromFile(file, false), file.toString());
    }

    private static String fromFile(Path file, boolean create) {
        try {
            if (!Files.exists(file)) {
                if (!create) {
                    throw new IllegalStateException("The key-encryption key " + file + " is missing. Without it nothing"
                            + " that belongs to a person can be read; set vinhdanh.keys.create-kek-file only for a new"
                            + " database");
                }
                create(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The key-encryption key " + file + " cannot be read", e);
        }
    }

    private static void create(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        // Whole or not at all: half a key would be lost data.
        Path written = Files.createTempFile(directory, "kek", ".new");
        if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(
                written, Base64.getEncoder().encodeToString(Random.randBytes(BYTES)) + "\n", StandardCharsets.US_ASCII);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Aead aead(String base64, String source) {
        try {
            byte[] key = Base64.getDecoder().decode(base64);
            if (key.length != BYTES) {
                throw new IllegalStateException(source + " has " + key.length + " bytes instead of " + BYTES);
            }
            return new AesGcmJce(key);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(source + " is not base64", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(source + " is no key", e);
        }
    }
}
