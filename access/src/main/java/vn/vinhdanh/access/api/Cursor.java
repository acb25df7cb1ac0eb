package vn.vinhdanh.access.api;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;

/**
 * How a cursor is spelled: which list, then the keys of the last row. It is no secret and holds no right, since the keys
 * are only ever bound as parameters; it is opaque so that nobody comes to rely on it.
 */
final class Cursor {

    private static final int LIST_BYTES = 6;

    private Cursor() {}

    static String of(String list, List<String> keys) {
        List<byte[]> parts =
                keys.stream().map(key -> key.getBytes(StandardCharsets.UTF_8)).toList();
        ByteBuffer cursor = ByteBuffer.allocate(
                LIST_BYTES + parts.stream().mapToInt(part -> 2 + part.length).sum());
        cursor.put(fingerprint(list));
        for (byte[] part : parts) {
            cursor.putShort((short) part.length).put(part);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.array());
    }

    static List<String> keys(String list, String cursor) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            byte[] which = new byte[LIST_BYTES];
            bytes.get(which);
            if (!java.util.Arrays.equals(which, fingerprint(list))) {
                throw bad();
            }
            List<String> keys = new ArrayList<>();
            while (bytes.hasRemaining()) {
                byte[] key = new byte[bytes.getShort() & 0xffff];
                bytes.get(key);
                keys.add(new String(key, StandardCharsets.UTF_8));
            }
            if (keys.isEmpty()) {
                throw bad();
            }
            return keys;
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw bad();
        }
    }

    private static byte[] fingerprint(String list) {
        byte[] hash = Sha256.digest().digest(list.getBytes(StandardCharsets.UTF_8));
        return java.util.Arrays.copyOf(hash, LIST_BYTES);
    }

    private static Refusal bad() {
        return Refusal.malformed(Defect.of(
                        "BAD_CURSOR",
                        "Con trỏ không thuộc danh sách này; hãy bắt đầu lại từ đầu.",
                        "The cursor is not of this list; start again from the beginning.")
                .at("?cursor"));
    }
}
