package vn.vinhdanh.access.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;

/**
 * The first sheet of an XLSX workbook, read row by row. Somebody may have made the file to do harm, so nothing is
 * believed of it: no more is inflated than {@link XlsxParts} allows, no cell is placed where no sheet has one, no
 * formula is worked out, only the value that was last kept for it is read.
 */
final class XlsxFile {

    /** What people call columns; nobody's table has more. */
    private static final int MAX_COLUMNS = 256;

    private static final int MAX_EMPTY_ROWS = 1 << 20;
    private static final Pattern REFERENCE = Pattern.compile("([A-Z]{1,3})([0-9]{1,7})");
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] COMPOUND = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

    private final XlsxParts parts;
    private final SentTable.Rows rows;
    private final Map<Integer, String> letters = new HashMap<>();
    private List<String> strings = List.of();
    private XlsxNumbers numbers = XlsxNumbers.plain();

    /** The header's cells by their columns, without those that are empty. */
    private Map<Integer, String> header = Map.of();

    private XlsxFile(XlsxParts parts, SentTable.Rows rows) {
        this.parts = parts;
        this.rows = rows;
    }

    /** Whether the bytes begin like a workbook, also like one of an older Excel or with a password, to be told so. */
    static boolean is(byte[] file) {
        return startsWith(file, ZIP) || startsWith(file, COMPOUND);
    }

    static void read(byte[] file, SentTable.Rows rows) {
        if (startsWith(file, COMPOUND)) {
            throw Refusal.malformed(Defect.of(
                    "NOT_XLSX",
                    "Đây là tệp Excel kiểu cũ (.xls) hoặc có mật khẩu; hãy lưu lại dạng .xlsx không mật khẩu.",
                    "This is a workbook of an older Excel (.xls) or with a password; save it as .xlsx without one."));
        }
        try {
            Path kept = Files.createTempFile("table-", ".xlsx");
            try {
                Files.write(kept, file);
                readKept(kept, rows);
            } finally {
                Files.deleteIfExists(kept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void readKept(Path kept, SentTable.Rows rows) {
        try (ZipFile zip = new ZipFile(kept.toFile())) {
            new XlsxFile(new XlsxParts(zip), rows).read();
        } catch (IOException | XMLStreamException | IllegalArgumentException broken) {
            // Broken at a row, or where it cannot be told.
            int number = rows.next();
            rows.defect(
                    number == 0
                            ? Defect.of(
                                    "BROKEN_WORKBOOK",
                                    "Tệp không phải bảng tính XLSX đọc được.",
                                    "The file is no XLSX workbook that can be read.")
                            : Defect.of(
                                            "BROKEN_ROW",
                                            "Bảng tính bị hỏng sau dòng dữ liệu %d; các dòng sau chưa được xem."
                                                    .formatted(number - 1),
                                            "The sheet is broken after row %d; the rows after it were not looked at."
                                                    .formatted(number - 1))
                                    .at("/rows/" + number));
        }
    }

    private void read() throws IOException, XMLStreamException {
        XlsxParts.Workbook workbook = parts.workbook();
        strings = parts.strings();
        numbers = parts.numbers(workbook.from1904());
        parts.read(workbook.firstSheet(), this::sheet);
    }

    private void sheet(XMLStreamReader xml) throws XMLStreamException {
        int line = 0;
        int empty = 0;
        while (rows.wantsMore() && XlsxParts.next(xml, "row", "sheetData")) {
            line = line(xml.getAttributeValue(null, "r"), line);
            Map<Integer, Cell> cells = cells(xml, line);
            if (cells.values().stream().allMatch(Cell::isEmpty)) {
                if (++empty > MAX_EMPTY_ROWS) {
                    throw new IllegalArgumentException("More rows than a sheet has");
                }
            } else if (!rows.hasHeader()) {
                header(line, cells);
            } else if (!rows.begin()) {
                return;
            } else {
                row(line, cells);
            }
        }
    }

    private void header(int line, Map<Integer, Cell> cells) {
        Map<Integer, String> names = new TreeMap<>();
        cells.forEach((column, cell) -> {
            if (cell.problem() != null) {
                rows.defect(headerDefect(cell.problem(), column, line));
            } else if (!cell.text().isBlank()) {
                names.put(column, cell.text());
            }
        });
        header = names;
        rows.header(List.copyOf(names.values()));
        int i = 0;
        for (int column : names.keySet()) {
            letters.put(i++, lettersOf(column));
        }
    }

    private void row(int line, Map<Integer, Cell> cells) {
        int number = rows.next() - 1;
        Map<String, String> lettersByName = new HashMap<>();
        List<String> names = rows.header();
        for (int i = 0; i < names.size(); i++) {
            lettersByName.put(names.get(i), letters.getOrDefault(i, ""));
        }
        SentRow placed = new SentRow(number, line, Map.of(), lettersByName);
        List<String> values = new ArrayList<>(header.size());
        int i = 0;
        for (int column : header.keySet()) {
            Cell cell = cells.getOrDefault(column, Cell.EMPTY);
            Problem problem = cell.problem();
            if (problem != null) {
                rows.defect(placed.defect(names.get(i), problem.code, problem.vi, problem.en));
            }
            values.add(cell.text());
            i++;
        }
        cells.forEach((column, cell) -> {
            if (!header.containsKey(column) && !cell.isEmpty()) {
                String where = lettersOf(column) + line;
                rows.defect(Defect.of(
                                "WRONG_NUMBER_OF_COLUMNS",
                                "Dòng dữ liệu %d, ô %s có giá trị nhưng cột không có tiêu đề.".formatted(number, where),
                                "Row %d, cell %s has a value, but its column has no header.".formatted(number, where))
                        .at("/rows/" + number));
            }
        });
        rows.row(line, values, lettersByName);
    }

    private Map<Integer, Cell> cells(XMLStreamReader xml, int line) throws XMLStreamException {
        Map<Integer, Cell> cells = new TreeMap<>();
        int column = -1;
        while (XlsxParts.next(xml, "c", "row")) {
            column = column(xml.getAttributeValue(null, "r"), line, column);
            Cell cell = cell(xml);
            if (column < MAX_COLUMNS || !cell.isEmpty()) {
                cells.put(column, cell);
            }
        }
        return cells;
    }

    private Cell cell(XMLStreamReader xml) throws XMLStreamException {
        String type = xml.getAttributeValue(null, "t");
        String style = xml.getAttributeValue(null, "s");
        String value = null;
        boolean formula = false;
        while (xml.next() != XMLStreamReader.END_ELEMENT || !xml.getLocalName().equals("c")) {
            if (xml.isStartElement()) {
                switch (xml.getLocalName()) {
                    case "v" -> value = xml.getElementText();
                    case "is" -> value = XlsxParts.text(xml, "is");
                    case "f" -> formula = true;
                    default -> {}
                }
            }
        }
        if (value == null || value.isEmpty()) {
            // The result of a formula may be the empty text; then it has a type.
            return formula && (type == null || type.equals("n")) ? Cell.of(Problem.NEVER_COMPUTED) : Cell.EMPTY;
        }
        return switch (type == null ? "n" : type) {
            case "s" -> Cell.of(unescaped(string(value)));
            case "inlineStr", "str" -> Cell.of(unescaped(value));
            case "b" -> Cell.of(value.equals("1") ? "true" : "false");
            case "d" -> Cell.of(value.endsWith("T00:00:00") ? value.substring(0, value.indexOf('T')) : value);
            case "e" -> Cell.of(Problem.AN_ERROR);
            case "n" -> {
                String number = numbers.text(value, style);
                yield number == null ? Cell.of(Problem.NO_NUMBER) : Cell.of(number);
            }
            default -> throw new IllegalArgumentException("No type of a cell");
        };
    }

    private String string(String index) {
        int i = Integer.parseInt(index);
        if (i < 0 || i >= strings.size()) {
            throw new IllegalArgumentException("No such shared text");
        }
        return strings.get(i);
    }

    private static int line(@Nullable String told, int before) {
        int line = told == null ? before + 1 : Integer.parseInt(told);
        if (line <= before) {
            throw new IllegalArgumentException("A row before the one before");
        }
        return line;
    }

    private static int column(@Nullable String reference, int line, int before) {
        if (reference == null) {
            return before + 1;
        }
        Matcher matcher = REFERENCE.matcher(reference);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) != line) {
            throw new IllegalArgumentException("No cell of the row");
        }
        int column = 0;
        for (char letter : matcher.group(1).toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        if (column - 1 <= before) {
            throw new IllegalArgumentException("A cell before the one before");
        }
        return column - 1;
    }

    private static String lettersOf(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    /** Excel writes characters that XML has not, and line ends, as _x000D_. */
    private static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text)
                        .replaceAll(escaped -> Matcher.quoteReplacement(
                                Character.toString((char) Integer.parseInt(escaped.group(1), 16))))
                : text;
    }

    private static Defect headerDefect(Problem problem, int column, int line) {
        String where = lettersOf(column) + line;
        return Defect.of(
                problem.code,
                "Tiêu đề, ô %s: %s.".formatted(where, problem.vi),
                "Header, cell %s: %s.".formatted(where, problem.en));
    }

    private static boolean startsWith(byte[] file, byte[] mark) {
        if (file.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (file[i] != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Why a cell has no value that can be used. */
    private enum Problem {
        AN_ERROR("CELL_ERROR", "ô chứa lỗi của bảng tính", "the cell holds an error of the spreadsheet"),
        NEVER_COMPUTED(
                "FORMULA_NOT_COMPUTED",
                "ô là công thức chưa có kết quả; hãy mở tệp bằng Excel và lưu lại",
                "the cell is a formula without a result; open the file in a spreadsheet program and save it"),
        NO_NUMBER(
                "WRONG_TYPE",
                "ô không phải số hay ngày đọc được",
                "the cell is no number and no date that can be read");

        private final String code;
        private final String vi;
        private final String en;

        Problem(String code, String vi, String en) {
            this.code = code;
            this.vi = vi;
            this.en = en;
        }
    }

    private record Cell(String text, @Nullable Problem problem) {

        private static final Cell EMPTY = new Cell("", null);

        private static Cell of(String text) {
            return new Cell(text, null);
        }

        private static Cell of(Problem problem) {
            return new Cell("", problem);
        }

        private boolean isEmpty() {
            return problem == null && text.isBlank();
        }
    }
}
