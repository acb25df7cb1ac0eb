package vn.vinhdanh.access.table;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.access.problem.StrictJson;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;

/**
 * One row of a table. Each question about a column is answered, or refused with the row, the line and the column; in a
 * spreadsheet, with the cell.
 *
 * @param number of the row, from 1, the header not counted
 * @param line of the file on which it starts, from 1
 * @param letters in a spreadsheet, the letters of each column, such as C; otherwise empty
 */
public record SentRow(int number, int line, Map<String, String> values, Map<String, String> letters) {

    public SentRow {
        values = Map.copyOf(values);
        letters = Map.copyOf(letters);
    }

    /** The text of a column; null where it is empty or there is no such column. */
    public @Nullable String text(String column) {
        return values.get(column);
    }

    /** The text of a column that must have one. */
    public String required(String column) {
        String text = text(column);
        if (text == null) {
            throw Refusal.malformed(defect(column, "REQUIRED", "không được để trống", "must not be empty"));
        }
        return text;
    }

    public @Nullable LocalDate date(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        try {
            return StrictJson.day(text);
        } catch (DateTimeParseException e) {
            throw Refusal.malformed(
                    defect(column, "WRONG_TYPE", "phải là ngày dạng YYYY-MM-DD", "must be a date such as 2026-01-31"));
        }
    }

    /** One of the names of an enumeration; the column must have one. */
    public <E extends Enum<E>> E oneOf(String column, Class<E> type) {
        String text = required(column);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> {
                    String names = Arrays.stream(type.getEnumConstants())
                            .map(Enum::name)
                            .collect(Collectors.joining(", "));
                    return Refusal.malformed(
                            defect(column, "WRONG_TYPE", "phải là một trong: " + names, "must be one of: " + names));
                });
    }

    /** What a constructor makes of the text, such as an id; the column must have one. */
    public <T> T required(String column, Function<String, T> make) {
        return made(column, required(column), make);
    }

    /** The same; null where the column is empty. */
    public <T> @Nullable T optional(String column, Function<String, T> make) {
        String text = text(column);
        return text == null ? null : made(column, text, make);
    }

    /** A defect of a column, for what the caller itself finds wrong. */
    public Defect defect(String column, String code, String vi, String en) {
        String letter = letters.get(column);
        Defect defect = letter == null
                ? Defect.of(
                        code,
                        "Dòng dữ liệu %d (dòng %d của tệp), cột %s: %s.".formatted(number, line, column, vi),
                        "Row %d (line %d of the file), column %s: %s.".formatted(number, line, column, en))
                : Defect.of(
                        code,
                        "Dòng dữ liệu %d, ô %s%d, cột %s: %s.".formatted(number, letter, line, column, vi),
                        "Row %d, cell %s%d, column %s: %s.".formatted(number, letter, line, column, en));
        return defect.at("/rows/" + number + "/" + column);
    }

    private <T> T made(String column, String text, Function<String, T> make) {
        try {
            return make.apply(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed(
                    defect(column, "BAD_VALUE", "giá trị không hợp lệ", "the value is not valid: " + e.getMessage()));
        }
    }
}
