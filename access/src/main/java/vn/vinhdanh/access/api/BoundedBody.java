package vn.vinhdanh.access.api;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.access.problem.BodyTooLarge;

/** A request whose body ends with a {@link BodyTooLarge} past its limit, and is hashed while it is read. */
final class BoundedBody extends HttpServletRequestWrapper {

    private final long limit;
    private final MessageDigest digest = Sha256.digest();
    private @Nullable Counted stream;
    private @Nullable BufferedReader reader;

    BoundedBody(HttpServletRequest request, long limit) {
        super(request);
        this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        Counted counted = stream;
        if (counted == null) {
            counted = new Counted(super.getInputStream());
            stream = counted;
        }
        return counted;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        BufferedReader buffered = reader;
        if (buffered == null) {
            String encoding = getCharacterEncoding();
            Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
            buffered = new BufferedReader(new InputStreamReader(getInputStream(), charset));
            reader = buffered;
        }
        return buffered;
    }

    /** The hash of the whole body, reading what nobody has read. */
    byte[] hash() throws IOException {
        ServletInputStream rest = getInputStream();
        byte[] buffer = new byte[8192];
        while (rest.read(buffer) >= 0) {
            // The digest is all that is wanted.
        }
        return copy(digest).digest();
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The JDK's SHA-256 can be cloned", e);
        }
    }

    private final class Counted extends ServletInputStream {

        private final ServletInputStream body;
        private long read;

        private Counted(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int count = read(one, 0, 1);
            return count < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = body.read(bytes, offset, length);
            if (count > 0) {
                read += count;
                if (read > limit) {
                    throw new BodyTooLarge(limit);
                }
                digest.update(bytes, offset, count);
            }
            return count;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
