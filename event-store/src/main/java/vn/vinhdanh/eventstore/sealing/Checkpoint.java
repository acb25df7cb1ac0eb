package vn.vinhdanh.eventstore.sealing;

import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/**
 * What is signed: that the first so many events of a log are these and no others. C2SP's tlog-checkpoint.
 *
 * @param origin names the log
 * @param size how many leaves the tree has
 * @param root over them
 */
public record Checkpoint(String origin, long size, byte[] root) {

    public Checkpoint {
        root = root.clone();
        if (origin.isEmpty() || origin.indexOf('\n') >= 0 || size < 0 || root.length != TreeHash.BYTES) {
            throw new IllegalArgumentException("A checkpoint has an origin, a size and a root of 32 bytes");
        }
    }

    @Override
    public byte[] root() {
        return root.clone();
    }

    /** @throws IllegalArgumentException where the text of that note is no checkpoint */
    public static Checkpoint of(SignedNote note) {
        String[] lines = note.text().substring(0, note.text().length() - 1).split("\n", -1);
        if (lines.length < 3
                || Arrays.stream(lines).anyMatch(String::isEmpty)
                || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("A checkpoint has lines for its origin, size and root");
        }
        return new Checkpoint(
                lines[0], Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]));
    }

    /** What is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint that
                && that.origin.equals(origin)
                && that.size == size
                && Arrays.equals(that.root, root);
    }

    @Override
    public int hashCode() {
        return Objects.hash(origin, size, Arrays.hashCode(root));
    }

    @Override
    public String toString() {
        return text();
    }
}
