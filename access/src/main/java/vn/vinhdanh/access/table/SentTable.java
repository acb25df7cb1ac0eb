package vn.vinhdanh.access.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import vn.vinhdanh.access.problem.StrictJson;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;

/**
 * A table that somebody sent: a CSV file (RFC 4180, UTF-8 with or without a byte order mark; comma, semicolon or tab, as
 * the header has it) or the first sheet of an XLSX workbook. Which it is, its bytes say and not its sender. It is read
 * as a whole or refused with every row that is wrong. Columns are found by their names in the header, in any order;
 * unknown ones are ignored and told.
 */
public final class SentTable {

    /** The media type of a workbook. */
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** More defects help nobody. */
    private static final int MAX_DEFECTS = 200;

    private final List<SentRow> rows;
    private final List<String> unknownColumns;

    private SentTable(List<SentRow> rows, List<String> unknownColumns) {
        this.rows = List.copyOf(rows);
        this.unknownColumns = List.copyOf(unknownColumns);
    }

    /**
     * Reads a file as a whole.
     *
     * @param required columns without which the file means nothing
     * @param optional columns that may be there
     * @param maxRows more are refused
     * @throws Refusal MALFORMED with every defect: not UTF-8, no or a wrong header, broken quotes, too few or too many
     *     values in a row, too many rows; a workbook that is none, cells that hold an error or a formula never computed
     */
    public static SentTable read(byte[] file, Set<String> required, Set<String> optional, int maxRows) {
        Rows rows = new Rows(required, optional, maxRows);
        read(file, rows);
        refuse(rows.defects);
        return new SentTable(rows.rows, rows.unknown);
    }

    /**
     * The columns that a file has, for telling one kind of table from another before it is read.
     *
     * @throws Refusal MALFORMED where not even its header can be read
     */
    public static Set<String> columnsOf(byte[] file) {
        Rows rows = new Rows(Set.of(), Set.of(), -1);
        read(file, rows);
        refuse(rows.defects);
        return Set.copyOf(rows.unknown);
    }

    private static void read(byte[] file, Rows rows) {
        if (XlsxFile.is(file)) {
            XlsxFile.read(file, rows);
        } else {
            CsvFile.read(file, rows);
        }
        if (!rows.hasHeader() && rows.defects.isEmpty()) {
            rows.defect(Defect.of("NO_HEADER", "Tệp không có dòng tiêu đề.", "The file has no header."));
        }
    }

    public List<SentRow> rows() {
        return rows;
    }

    /** Columns of the file that mean nothing here, in the order of the file. */
    public List<String> unknownColumns() {
        return unknownColumns;
    }

    /**
     * What each row is.
     *
     * @throws Refusal MALFORMED with the defects of all rows that {@code make} refuses
     */
    public <T> List<T> map(Function<SentRow, T> make) {
        List<T> made = new ArrayList<>(rows.size());
        List<Defect> defects = new ArrayList<>();
        for (SentRow row : rows) {
            try {
                made.add(make.apply(row));
            } catch (Refusal refusal) {
                refusal.defects().stream().map(defect -> placed(row, defect)).forEach(defects::add);
            }
        }
        refuse(defects);
        return made;
    }

    private static Defect placed(SentRow row, Defect defect) {
        String pointer = defect.pointer();
        String rowPointer = "/rows/" + row.number();
        if (pointer != null && pointer.startsWith(rowPointer)) {
            return defect;
        }
        return defect.at(rowPointer + (pointer == null || !pointer.startsWith("/") ? "" : pointer));
    }

    static void refuse(List<Defect> defects) {
        if (!defects.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.MALFORMED, defects.size() > MAX_DEFECTS ? defects.subList(0, MAX_DEFECTS) : defects);
        }
    }

    /** Takes the rows of a file as they come, whatever its format, and notes what is wrong with them. */
    static final class Rows {

        private final Set<String> required;
        private final Set<String> optional;
        private final int maxRows;
        private final List<Defect> defects = new ArrayList<>();
        private final List<SentRow> rows = new ArrayList<>();
        private final List<String> unknown = new ArrayList<>();
        private List<String> header = List.of();
        private int number;

        /** @param maxRows negative: nothing but the header is wanted */
        private Rows(Set<String> required, Set<String> optional, int maxRows) {
            this.required = required;
            this.optional = optional;
            this.maxRows = maxRows;
        }

        boolean hasHeader() {
            return !header.isEmpty();
        }

        List<String> header() {
            return header;
        }

        /** The number of the row that comes next; 0 for the header. */
        int next() {
            return hasHeader() ? number + 1 : 0;
        }

        /** Whether anything after the header is wanted, and room for it. */
        boolean wantsMore() {
            return !hasHeader() || maxRows >= 0;
        }

        void defect(Defect defect) {
            defects.add(defect);
        }

        void header(List<String> values) {
            header = values.stream()
                    .map(value -> StrictJson.composed(value).strip().toLowerCase(Locale.ROOT))
                    .toList();
            Set<String> seen = new HashSet<>();
            for (String column : header) {
                if (!seen.add(column)) {
                    defects.add(Defect.of(
                            "DUPLICATE_COLUMN",
                            "Cột %s có hai lần.".formatted(column),
                            "The column %s is there twice.".formatted(column)));
                } else if (!required.contains(column) && !optional.contains(column)) {
                    unknown.add(column);
                }
            }
            for (String column : new TreeSet<>(required)) {
                if (!seen.contains(column)) {
                    defects.add(Defect.of(
                            "MISSING_COLUMN",
                            "Thiếu cột %s.".formatted(column),
                            "The column %s is missing.".formatted(column)));
                }
            }
            refuse(defects);
        }

        /** Counts a row; false, with a defect, where there are too many. */
        boolean begin() {
            if (number == maxRows) {
                defects.add(Defect.of(
                        "TOO_MANY_ROWS",
                        "Tệp có hơn %d dòng dữ liệu.".formatted(maxRows),
                        "The file has more than %d rows.".formatted(maxRows)));
                return false;
            }
            number++;
            return true;
        }

        /** @param letters of each column in a spreadsheet; otherwise empty */
        void row(int line, List<String> values, Map<String, String> letters) {
            Map<String, String> known = new HashMap<>();
            for (int i = 0; i < header.size(); i++) {
                String column = header.get(i);
                String value = StrictJson.composed(values.get(i)).strip();
                if (StrictJson.isUnclear(value)) {
                    defects.add(new SentRow(number, line, Map.of(), letters)
                            .defect(
                                    column,
                                    "BAD_TEXT",
                                    "văn bản chứa ký tự điều khiển hoặc ký tự hỏng",
                                    "the text holds control characters or broken ones"));
                } else if (!value.isEmpty()) {
                    known.put(column, value);
                }
            }
            rows.add(new SentRow(number, line, known, letters));
        }
    }
}
