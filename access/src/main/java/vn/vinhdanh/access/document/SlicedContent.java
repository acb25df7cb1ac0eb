package vn.vinhdanh.access.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads a large value from the database in slices, so that no document is ever in memory as a whole. */
final class SlicedContent extends InputStream {

    private static final int SLICE = 512 << 10;

    private final JdbcClient jdbc;
    private final String sha256;
    private final long size;
    private long fetched;
    private byte[] slice = new byte[0];
    private int next;

    SlicedContent(JdbcClient jdbc, String sha256, long size) {
        this.jdbc = jdbc;
        this.sha256 = sha256;
        this.size = size;
    }

    @Override
    public int read() throws IOException {
        return fill() ? slice[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, slice.length - next);
        System.arraycopy(slice, next, bytes, offset, count);
        next += count;
        return count;
    }

    private boolean fill() throws IOException {
        if (next < slice.length) {
            return true;
        }
        if (fetched >= size) {
            return false;
        }
        slice = jdbc.sql("select substring(bytes from :from for :length) from access.document_content"
                        + " where sha256 = :sha256")
                .param("from", (int) fetched + 1)
                .param("length", SLICE)
                .param("sha256", sha256)
                .query((row, number) -> row.getBytes(1))
                .single();
        if (slice.length == 0) {
            throw new IOException("A document is shorter than was recorded");
        }
        fetched += slice.length;
        next = 0;
        return true;
    }
}
