package vn.vinhdanh.access.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.regulations.AwardRule;
import vn.vinhdanh.regulations.Regulation;
import vn.vinhdanh.regulations.Regulations;

/** The words that people have for codes of the law, as templates ask for them: {@code @labels}. */
public final class Labels {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

    private static final String API = "/api/v1";

    /** Where codes of the law have their words, the first that has one being the right one. */
    private static final List<String> WORDS =
            List.of("law", "level", "step", "recipient", "commendation", "kind", "mark", "dossier");

    private final ObjectProvider<Regulations> regulations;
    private final MessageSource messages;

    Labels(ObjectProvider<Regulations> regulations, MessageSource messages) {
        this.regulations = regulations;
        this.messages = messages;
    }

    /** What an award is called, in the newest regulation that has it; its code where none does. */
    public String award(String code) {
        return regulations.stream()
                .flatMap(all -> all.all().stream())
                .sorted(Comparator.comparing(Regulation::from).reversed())
                .flatMap(regulation -> regulation.award(code).stream())
                .findFirst()
                .map(AwardRule::name)
                .map(name -> name.in(LocaleContextHolder.getLocale()))
                .orElse(code);
    }

    /** A day as it is written here; a dash for none. */
    public String day(@Nullable LocalDate day) {
        return day == null ? "–" : DAY.format(day);
    }

    /** The same for a day that is still written as JSON has it. */
    public String day(String day) {
        return day(LocalDate.parse(day));
    }

    /** When something was recorded, as clocks showed it here. */
    public String instant(Instant recorded) {
        return minute(recorded);
    }

    static String minute(Instant instant) {
        return MINUTE.format(instant.atZone(ApiWrite.ZONE));
    }

    /** In which place of the menu an address lies, of a page or of the API; null for none. */
    public @Nullable String place(String address) {
        String page = address.startsWith(API) ? address.substring(API.length()) : address;
        return Place.ALL.stream()
                .filter(place -> place.contains(page))
                .findFirst()
                .map(place -> place.name().in(LocaleContextHolder.getLocale()))
                .orElse(null);
    }

    /**
     * What a difference between regulations names or holds: a member of the files in words, a code by its word, a list of
     * either; any other value as it is.
     */
    public String law(Object value) {
        if (value instanceof Collection<?> many) {
            return many.stream().map(this::law).collect(Collectors.joining(", "));
        }
        String text = value.toString();
        Locale locale = LocaleContextHolder.getLocale();
        for (String words : WORDS) {
            String word = messages.getMessage(words + "." + text.replace("VERIFIED-", "VERIFIED_"), null, null, locale);
            if (word != null) {
                return word;
            }
        }
        return award(text);
    }
}
