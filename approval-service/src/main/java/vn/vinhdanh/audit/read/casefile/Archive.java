package vn.vinhdanh.audit.read.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A ZIP archive as it is written, and what is in it. The same files give the same bytes: no entry has a time. Its comment
 * is the SHA-256 of all that is before it, so that a change is seen even where no file has it. One that was not finished
 * has no end, and cannot be taken for a whole one.
 */
final class Archive {

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private final List<Entry> entries = new ArrayList<>();

    Archive(OutputStream out) {
        this.zip = new ZipOutputStream(new Commented(out), StandardCharsets.UTF_8);
        zip.setComment("0".repeat(Commented.LENGTH));
    }

    /** A file that is in it. */
    record Entry(String name, String sha256, long size) {}

    /** Writes a file from beginning to end. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    List<Entry> entries() {
        return entries;
    }

    void add(String name, byte[] bytes) throws IOException {
        add(name, out -> out.write(bytes));
    }

    void add(String name, String text) throws IOException {
        add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    void add(String name, InputStream content) throws IOException {
        add(name, content::transferTo);
    }

    void add(String name, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        Counted counted = new Counted(zip);
        content.writeTo(counted);
        zip.closeEntry();
        entries.add(new Entry(
                name, HexFormat.of().formatHex(counted.getMessageDigest().digest()), counted.size));
    }

    /** Ends the archive; without it, it is none. */
    void finish() throws IOException {
        zip.close();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Hashes and counts what goes through; what writes a file may not end the archive. */
    private static final class Counted extends DigestOutputStream {

        private long size;

        Counted(OutputStream out) {
            super(out, sha256());
        }

        @Override
        public void write(int b) throws IOException {
            super.write(b);
            size++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            super.write(bytes, offset, length);
            size += length;
        }

        @Override
        public void close() {
            // the next file follows
        }
    }

    /** Puts the hash of what went through in place of as many last bytes. */
    private static final class Commented extends OutputStream {

        static final int LENGTH = 64;

        private final OutputStream out;
        private final MessageDigest digest = sha256();
        private final byte[] held = new byte[LENGTH];
        private int count;

        Commented(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int fromHeld = Math.min(count, Math.max(0, count + length - LENGTH));
            pass(held, 0, fromHeld);
            System.arraycopy(held, fromHeld, held, 0, count - fromHeld);
            count -= fromHeld;
            int fromBytes = Math.max(0, length - LENGTH);
            pass(bytes, offset, fromBytes);
            System.arraycopy(bytes, offset + fromBytes, held, count, length - fromBytes);
            count += length - fromBytes;
        }

        private void pass(byte[] bytes, int offset, int length) throws IOException {
            digest.update(bytes, offset, length);
            out.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.write(HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.US_ASCII));
            out.close();
        }
    }
}
