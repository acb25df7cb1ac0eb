package vn.vinhdanh.eventstore.view;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Bytes of one row after another, written into the same buffer. */
final class RowBytes {

    /** Shorter texts have their length in one byte. */
    private static final int LONG = 0xff;

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
        ByteBuffer room = room(1 + Integer.BYTES + bytes.length);
        if (bytes.length < LONG) {
            room.put((byte) bytes.length);
        } else {
            room.put((byte) LONG).putInt(bytes.length);
        }
        room.put(bytes);
    }

    byte[] copy() {
        byte[] bytes = new byte[buffer.position()];
        buffer.get(0, bytes);
        return bytes;
    }

    /** How many bytes of text follow. */
    static int length(ByteBuffer bytes) {
        int length = bytes.get() & 0xff;
        return length < LONG ? length : bytes.getInt();
    }

    static String text(ByteBuffer bytes) {
        int length = length(bytes);
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
