package vn.vinhdanh.people;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Vietnamese names as they are searched: without case and diacritics, {@code Đỗ K'Brẻo} like {@code do k'breo}. */
public final class FoldedName {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern APOSTROPHES = Pattern.compile("[’‘ʼ`´]");

    private FoldedName() {}

    public static String of(String name) {
        String bare =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        String lower = bare.toLowerCase(Locale.ROOT).replace('đ', 'd');
        return SPACE.matcher(APOSTROPHES.matcher(lower).replaceAll("'"))
                .replaceAll(" ")
                .strip();
    }
}
