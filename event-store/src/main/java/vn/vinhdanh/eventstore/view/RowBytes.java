package vn.vinhdanh.eventstore.view;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Bytes of one row after another, written into the same buffer. */
final class RowBytes {

    private ByteBuffer buffer = ByteBuffer.allocate(1 << 12);

    RowBytes clear() {
        buffer.clear();
        return this;
    }

    void put(boolean flag) {
        room(1).put((byte) (flag ? 1 : 0));
    }

    void put(int number) {
        room(Integer.BYTES).putInt(number);
    }

    void put(long number) {
        room(Long.BYTES).putLong(number);
    }

    void put(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
    }

    byte[] copy() {
        byte[] bytes = new byte[buffer.position()];
        buffer.get(0, bytes);
        return bytes;
    }

    static String text(ByteBuffer bytes) {
        int length = bytes.getInt();
        String text = new String(bytes.array(), bytes.position(), length, StandardCharsets.UTF_8);
        bytes.position(bytes.position() + length);
        return text;
    }

    private ByteBuffer room(int more) {
        if (buffer.remaining() < more) {
            buffer = ByteBuffer.allocate(2 * (buffer.capacity() + more)).put(buffer.flip());
        }
        return buffer;
    }
}
