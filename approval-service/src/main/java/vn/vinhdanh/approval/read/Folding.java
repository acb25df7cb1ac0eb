package vn.vinhdanh.approval.read;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Vietnamese as people search it: without diacritics and case. */
public final class Folding {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Folding() {}

    public static String fold(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return plain.toLowerCase(Locale.ROOT).replace('đ', 'd');
    }

    /** The words of a text, of letters and digits alone. */
    public static List<String> words(String text) {
        return Arrays.stream(BETWEEN_WORDS.split(fold(text)))
                .filter(word -> !word.isEmpty())
                .toList();
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
