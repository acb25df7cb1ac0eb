package vn.vinhdanh.events;

import java.util.Locale;

/** One sentence in both languages of the interface. */
public record Sentence(String vi, String en) {

    /** Vietnamese unless English is asked for. */
    public String in(Locale locale) {
        return "en".equals(locale.getLanguage()) ? en : vi;
    }
}
