package vn.vinhdanh.approval.read;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.vinhdanh.events.Id;

/** Vietnamese as people search it: without diacritics and case. */
public final class Folding {

    private static final int MARKS =
            1 << Character.NON_SPACING_MARK | 1 << Character.ENCLOSING_MARK | 1 << Character.COMBINING_SPACING_MARK;

    private Folding() {}

    public static String fold(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder plain = new StringBuilder(apart.length());
        for (int at = 0; at < apart.length(); ) {
            int c = apart.codePointAt(at);
            if (!isOne(c, MARKS)) {
                plain.appendCodePoint(c);
            }
            at += Character.charCount(c);
        }
        return plain.toString().toLowerCase(Locale.ROOT).replace('đ', 'd');
    }

    /** The words of a text, of letters and digits alone. */
    public static List<String> words(String text) {
        String folded = fold(text);
        List<String> words = new ArrayList<>();
        int begin = 0;
        for (int at = 0; at <= folded.length(); ) {
            int c = at == folded.length() ? ' ' : folded.codePointAt(at);
            if (!isOne(c, Id.LETTERS_AND_NUMBERS)) {
                if (begin < at) {
                    words.add(folded.substring(begin, at));
                }
                begin = at + Character.charCount(c);
            }
            at += Character.charCount(c);
        }
        return words;
    }

    private static boolean isAscii(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOne(int c, int ofTypes) {
        return (1 << Character.getType(c) & ofTypes) != 0;
    }

    /** What a search looks in. */
    public static String searched(String... texts) {
        return String.join(" ", words(String.join(" ", texts)));
    }

    /** As PostgreSQL asks for texts in which every word begins something; empty where nothing is asked for. */
    public static String question(String text) {
        return words(text).stream().map(word -> word + ":*").collect(Collectors.joining(" & "));
    }
}
