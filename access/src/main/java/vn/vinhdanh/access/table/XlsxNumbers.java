package vn.vinhdanh.access.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the number in a cell stands for: itself, or a day, which a workbook keeps as a number with a format. */
final class XlsxNumbers {

    /** As many as a spreadsheet shows of a number. */
    private static final MathContext SHOWN = new MathContext(15);

    private static final int MAX_LENGTH = 40;
    private static final int SECONDS_OF_A_DAY = 24 * 60 * 60;
    private static final double LAST_DAY = 2_958_465;

    /** The 29th of February 1900, which was none, but has a number. */
    private static final int NO_DAY = 60;

    private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);
    private static final int FROM_1900_TO_1904 = 1462;

    /** Quoted texts, what stands in brackets, and single characters that are shown as they are. */
    private static final Pattern NOT_OF_THE_FORMAT = Pattern.compile("\"[^\"]*\"|\\[(?![hmsHMS]+])[^]]*]|[\\\\_*].");

    private static final Pattern TIME = Pattern.compile("[ymdhs]");

    private final List<Integer> formats;
    private final Map<Integer, String> codes;
    private final boolean from1904;

    /**
     * @param formats the format of each style
     * @param codes the formats that the workbook brings, by their numbers
     */
    XlsxNumbers(List<Integer> formats, Map<Integer, String> codes, boolean from1904) {
        this.formats = List.copyOf(formats);
        this.codes = Map.copyOf(codes);
        this.from1904 = from1904;
    }

    static XlsxNumbers plain() {
        return new XlsxNumbers(List.of(), Map.of(), false);
    }

    /** The number or the day as text; null where it is neither. */
    @Nullable
    String text(String value, @Nullable String style) {
        // Not at once as an exact number: 1E999999999 has as many digits as it says.
        double number = value.length() > MAX_LENGTH ? Double.NaN : Double.parseDouble(value);
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return null;
        }
        if (style != null && isTime(Integer.parseInt(style))) {
            return time(number);
        }
        return BigDecimal.valueOf(number).round(SHOWN).stripTrailingZeros().toPlainString();
    }

    private @Nullable String time(double number) {
        double days = from1904 ? number + FROM_1900_TO_1904 : number;
        if (days < 0 || days >= LAST_DAY + 1) {
            return null;
        }
        long seconds = Math.round(days * SECONDS_OF_A_DAY);
        long day = seconds / SECONDS_OF_A_DAY;
        int second = (int) (seconds % SECONDS_OF_A_DAY);
        if (day == 0 && !from1904) {
            return LocalTime.ofSecondOfDay(second).toString();
        }
        if (day == NO_DAY && !from1904) {
            return null;
        }
        LocalDate date = DAY_0.plusDays(day < NO_DAY && !from1904 ? day + 1 : day);
        return second == 0
                ? date.toString()
                : LocalDateTime.of(date, LocalTime.ofSecondOfDay(second)).toString();
    }

    private boolean isTime(int style) {
        if (style < 0 || style >= formats.size()) {
            return false;
        }
        int format = formats.get(style);
        String code = codes.get(format);
        if (code == null) {
            return (format >= 14 && format <= 22)
                    || (format >= 27 && format <= 36)
                    || (format >= 45 && format <= 47)
                    || (format >= 50 && format <= 58);
        }
        String shown = NOT_OF_THE_FORMAT.matcher(code).replaceAll("").toLowerCase(Locale.ROOT);
        return TIME.matcher(shown.split(";", 2)[0]).find();
    }
}
