package vn.vinhdanh.access.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.regulations.AwardRule;
import vn.vinhdanh.regulations.Regulation;
import vn.vinhdanh.regulations.Regulations;

/** The words that people have for codes of the law, as templates ask for them: {@code @labels}. */
public final class Labels {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

    private final ObjectProvider<Regulations> regulations;

    Labels(ObjectProvider<Regulations> regulations) {
        this.regulations = regulations;
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
        return MINUTE.format(recorded.atZone(ApiWrite.ZONE));
    }
}
