package vn.vinhdanh.access.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;

/**
 * A table that was tried: its rows, each with its problems at their cells, for a page that shows it to be mended.
 *
 * @param rows none where the file cannot even be read
 * @param fault what is wrong with the table as a whole
 * @param passes whether nothing is wrong with it
 */
public record TriedTable(List<Row> rows, List<Defect> fault, boolean passes) {

    private static final Pattern CELL = Pattern.compile("/rows/(\\d+)(?:/([A-Za-z_]+))?.*");

    public TriedTable {
        rows = List.copyOf(rows);
        fault = List.copyOf(fault);
    }

    /**
     * One row of the table as it is shown.
     *
     * @param cells by column
     * @param problems by column; under the empty name those of the row as a whole
     */
    public record Row(int number, Map<String, String> cells, Map<String, List<Defect>> problems) {

        public boolean isGood() {
            return problems.isEmpty();
        }
    }

    /**
     * @param columns that are shown: a problem of any other is told as one of its row
     * @param defects what the trial was refused for; none where it was not
     */
    public static TriedTable of(byte[] file, Set<String> columns, int maxRows, List<Defect> defects) {
        List<Defect> fault =
                defects.stream().filter(defect -> rowOf(defect) == null).toList();
        return new TriedTable(rows(file, columns, maxRows, defects), fault, defects.isEmpty());
    }

    public long good() {
        return rows.stream().filter(Row::isGood).count();
    }

    /** Whether any row has something in a column. */
    public boolean has(String column) {
        return rows.stream().anyMatch(row -> row.cells().containsKey(column));
    }

    /** The rows that cannot be taken, as CSV, with the reasons in a column of their own. */
    public byte[] rejected(List<String> columns, Locale locale) {
        StringBuilder csv = new StringBuilder("\uFEFF");
        csv.append(String.join(",", columns)).append(",problem\r\n");
        for (Row row : rows) {
            if (!row.isGood()) {
                columns.forEach(column ->
                        csv.append(quoted(row.cells().getOrDefault(column, ""))).append(','));
                csv.append(quoted(row.problems().values().stream()
                                .flatMap(List::stream)
                                .map(defect -> defect.message().in(locale))
                                .collect(Collectors.joining(" "))))
                        .append("\r\n");
            }
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<Row> rows(byte[] file, Set<String> columns, int maxRows, List<Defect> defects) {
        List<SentRow> sent;
        try {
            sent = SentTable.read(file, Set.of(), columns, maxRows).rows();
        } catch (Refusal unreadable) {
            return List.of();
        }
        Map<Integer, Map<String, List<Defect>>> problems = new HashMap<>();
        for (Defect defect : defects) {
            Integer row = rowOf(defect);
            if (row != null) {
                problems.computeIfAbsent(row, number -> new HashMap<>())
                        .computeIfAbsent(columnOf(defect, columns), column -> new ArrayList<>())
                        .add(defect);
            }
        }
        return sent.stream()
                .map(row -> new Row(row.number(), row.values(), problems.getOrDefault(row.number(), Map.of())))
                .toList();
    }

    private static @Nullable Integer rowOf(Defect defect) {
        Matcher cell = CELL.matcher(defect.pointer() == null ? "" : defect.pointer());
        return cell.matches() ? Integer.valueOf(cell.group(1)) : null;
    }

    /** A pointer names a field as the API has it, or the column itself. */
    private static String columnOf(Defect defect, Set<String> columns) {
        Matcher cell = CELL.matcher(defect.pointer() == null ? "" : defect.pointer());
        if (!cell.matches() || cell.group(2) == null) {
            return "";
        }
        String column = cell.group(2).replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        return columns.contains(column) ? column : "";
    }

    /** A spreadsheet takes a value that begins so for a formula; the apostrophe keeps it text. */
    private static String quoted(String value) {
        String safe = value.isEmpty() || "=+-@\t\r".indexOf(value.charAt(0)) < 0 ? value : "'" + value;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
