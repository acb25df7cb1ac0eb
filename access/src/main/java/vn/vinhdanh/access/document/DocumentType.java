package vn.vinhdanh.access.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** What a dossier may hold, told by the bytes and by nothing else. */
enum DocumentType {
    PDF("application/pdf", "pdf"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

    private static final byte[] PDF_START = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG_START = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] ZIP_START = {'P', 'K', 3, 4};

    /** Real documents have dozens of parts; only their names are looked at, nothing is unpacked. */
    private static final int MAX_PARTS = 10_000;

    private final String mediaType;

    @SuppressWarnings("ImmutableEnumChecker") // A List.of is immutable.
    private final List<String> extensions;

    DocumentType(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    String mediaType() {
        return mediaType;
    }

    /** The name with an extension that fits what it is. */
    String named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return extensions.stream().anyMatch(extension -> lower.endsWith("." + extension))
                ? name
                : name + "." + extensions.get(0);
    }

    static Optional<DocumentType> of(Path file) throws IOException {
        byte[] start;
        try (InputStream content = Files.newInputStream(file)) {
            start = content.readNBytes(8);
        }
        if (startsWith(start, PDF_START)) {
            return Optional.of(PDF);
        }
        if (startsWith(start, PNG_START)) {
            return Optional.of(PNG);
        }
        if (startsWith(start, JPEG_START)) {
            return Optional.of(JPEG);
        }
        return startsWith(start, ZIP_START) ? office(file) : Optional.empty();
    }

    private static Optional<DocumentType> office(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MAX_PARTS || zip.getEntry("[Content_Types].xml") == null || hasMacros(zip)) {
                return Optional.empty();
            }
            if (zip.getEntry("word/document.xml") != null) {
                return Optional.of(DOCX);
            }
            return zip.getEntry("xl/workbook.xml") != null ? Optional.of(XLSX) : Optional.empty();
        } catch (ZipException broken) {
            return Optional.empty();
        }
    }

    private static boolean hasMacros(ZipFile zip) {
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            if (entries.nextElement().getName().toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
