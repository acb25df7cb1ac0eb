package vn.vinhdanh.eventstore.sealing;

import java.util.ArrayList;
import java.util.List;

/**
 * A text and who signed it: C2SP's signed-note.
 *
 * @param text ends with a line feed
 * @param signatures at least one in a note that was read
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    private static final int MOST_CHARACTERS = 100_000;
    private static final int MOST_SIGNATURES = 64;

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new IllegalArgumentException(
                    "The text of a note ends with a line feed and has no other control characters");
        }
    }

    /** @throws IllegalArgumentException where it is none */
    public static SignedNote parse(String note) {
        int blank = note.lastIndexOf("\n\n");
        if (note.length() > MOST_CHARACTERS || blank < 0 || !note.endsWith("\n") || blank + 2 == note.length()) {
            throw new IllegalArgumentException("A signed note is a text, an empty line, and signatures");
        }
        String[] lines = note.substring(blank + 2, note.length() - 1).split("\n", -1);
        if (lines.length > MOST_SIGNATURES) {
            throw new IllegalArgumentException("Nobody needs " + lines.length + " signatures");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : lines) {
            signatures.add(NoteSignature.parse(line));
        }
        return new SignedNote(note.substring(0, blank + 1), signatures);
    }

    /**
     * Whether it is signed by one of these keys. A wrong signature in the name of one of them spoils the note, whatever
     * else is under it.
     */
    public boolean isSignedBy(List<VerifierKey> keys) {
        boolean signed = false;
        for (NoteSignature signature : signatures) {
            for (VerifierKey key : keys) {
                if (key.claims(signature)) {
                    if (!key.verifies(text, signature)) {
                        return false;
                    }
                    signed = true;
                }
            }
        }
        return signed;
    }

    /** The note, as it is sent and kept. */
    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature).append('\n'));
        return note.toString();
    }
}
