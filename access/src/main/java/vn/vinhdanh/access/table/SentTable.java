package vn.vinhdanh.access.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.csv.CsvFactory;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;
import vn.vinhdanh.access.problem.StrictJson;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;

/**
 * A CSV file (RFC 4180, UTF-8 with or without a byte order mark; comma, semicolon or tab, as the header has it). It is
 * read as a whole or refused with every row that is wrong. Columns are found by their names in the header, in any
 * order; unknown ones are ignored and told.
 */
public final class SentTable {

    /** More defects help nobody. */
    private static final int MAX_DEFECTS = 200;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

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
     *     values in a row, too many rows
     */
    public static SentTable read(InputStream file, Set<String> required, Set<String> optional, int maxRows) {
        return new Reader(required, optional, maxRows).read(bytes(file));
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

    private static void refuse(List<Defect> defects) {
        if (!defects.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.MALFORMED, defects.size() > MAX_DEFECTS ? defects.subList(0, MAX_DEFECTS) : defects);
        }
    }

    private static byte[] bytes(InputStream file) {
        try {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Reader {

        private final Set<String> required;
        private final Set<String> optional;
        private final int maxRows;
        private final List<Defect> defects = new ArrayList<>();
        private final List<SentRow> rows = new ArrayList<>();
        private final List<String> unknown = new ArrayList<>();

        private Reader(Set<String> required, Set<String> optional, int maxRows) {
            this.required = required;
            this.optional = optional;
            this.maxRows = maxRows;
        }

        private SentTable read(byte[] file) {
            int start = startsWithMark(file) ? BYTE_ORDER_MARK.length : 0;
            checkUtf8(file, start);
            CsvFactory format = CsvFactory.builder()
                    .enable(CsvReadFeature.WRAP_AS_ARRAY, CsvReadFeature.SKIP_EMPTY_LINES)
                    .build();
            CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(file, start));
            try (JsonParser parser = format.createParser(new Context(schema), file, start, file.length - start)) {
                readAll(parser);
            }
            refuse(defects);
            return new SentTable(rows, unknown);
        }

        private void readAll(JsonParser parser) {
            List<String> header = null;
            int number = 0;
            int line = 1;
            try {
                parser.nextToken();
                while (parser.nextToken() == JsonToken.START_ARRAY) {
                    line = 0;
                    List<String> values = new ArrayList<>();
                    for (JsonToken token = parser.nextToken();
                            token != JsonToken.END_ARRAY;
                            token = parser.nextToken()) {
                        if (line == 0) {
                            line = parser.currentTokenLocation().getLineNr();
                        }
                        values.add(parser.getString());
                    }
                    if (header == null) {
                        header = header(values);
                    } else {
                        number++;
                        if (number > maxRows) {
                            defects.add(Defect.of(
                                    "TOO_MANY_ROWS",
                                    "Tệp có hơn %d dòng dữ liệu.".formatted(maxRows),
                                    "The file has more than %d rows.".formatted(maxRows)));
                            return;
                        }
                        row(number, line, header, values);
                    }
                }
            } catch (JacksonException broken) {
                brokenRow(header == null ? 0 : number + 1, broken);
                return;
            }
            if (header == null) {
                defects.add(Defect.of("NO_HEADER", "Tệp không có dòng tiêu đề.", "The file has no header."));
            }
        }

        private List<String> header(List<String> values) {
            List<String> header = values.stream()
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
            return header;
        }

        private void row(int number, int line, List<String> header, List<String> values) {
            if (values.size() != header.size()) {
                defects.add(Defect.of(
                                "WRONG_NUMBER_OF_COLUMNS",
                                "Dòng dữ liệu %d (dòng %d của tệp) có %d giá trị, tiêu đề có %d cột."
                                        .formatted(number, line, values.size(), header.size()),
                                "Row %d (line %d of the file) has %d values, the header has %d columns."
                                        .formatted(number, line, values.size(), header.size()))
                        .at("/rows/" + number));
                return;
            }
            Map<String, String> known = new HashMap<>();
            for (int i = 0; i < header.size(); i++) {
                String column = header.get(i);
                String value = StrictJson.composed(values.get(i)).strip();
                if (StrictJson.isUnclear(value)) {
                    defects.add(new SentRow(number, line, Map.of())
                            .defect(
                                    column,
                                    "BAD_TEXT",
                                    "văn bản chứa ký tự điều khiển hoặc ký tự hỏng",
                                    "the text holds control characters or broken ones"));
                } else if (!value.isEmpty()) {
                    known.put(column, value);
                }
            }
            rows.add(new SentRow(number, line, known));
        }

        /** After broken quotes nobody knows where the next row starts: this is the last row that is looked at. */
        private void brokenRow(int number, JacksonException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
            defects.add(
                    number == 0
                            ? Defect.of("BROKEN_ROW", "Dòng tiêu đề bị hỏng.", "The header is broken.")
                            : Defect.of(
                                            "BROKEN_ROW",
                                            "Dòng dữ liệu %d bị hỏng (dấu ngoặc kép, đến dòng %d của tệp); các dòng sau chưa được xem."
                                                    .formatted(number, line),
                                            "Row %d is broken (quotes, up to line %d of the file); the rows after it were not looked at."
                                                    .formatted(number, line))
                                    .at("/rows/" + number));
        }

        private static boolean startsWithMark(byte[] file) {
            return file.length >= 3
                    && file[0] == BYTE_ORDER_MARK[0]
                    && file[1] == BYTE_ORDER_MARK[1]
                    && file[2] == BYTE_ORDER_MARK[2];
        }

        /** The one of the usual separators that comes first in the header. */
        private static char separator(byte[] file, int start) {
            for (int i = start; i < file.length && file[i] != '\n'; i++) {
                if (file[i] == ',' || file[i] == ';' || file[i] == '\t') {
                    return (char) file[i];
                }
            }
            return ',';
        }

        private static void checkUtf8(byte[] file, int start) {
            CharsetDecoder decoder = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            ByteBuffer bytes = ByteBuffer.wrap(file, start, file.length - start);
            CharBuffer characters = CharBuffer.allocate(8192);
            CoderResult result = decoder.decode(bytes, characters, true);
            while (result.isOverflow()) {
                characters.clear();
                result = decoder.decode(bytes, characters, true);
            }
            if (result.isError()) {
                int line = 1;
                for (int i = start; i < bytes.position(); i++) {
                    if (file[i] == '\n') {
                        line++;
                    }
                }
                throw Refusal.malformed(Defect.of(
                        "NOT_UTF_8",
                        "Dòng %d của tệp không phải UTF-8; hãy lưu tệp dạng CSV UTF-8.".formatted(line),
                        "Line %d of the file is not UTF-8; save the file as CSV UTF-8.".formatted(line)));
            }
        }
    }

    /** Tells the parser the separator; the names of the columns are ours to find. */
    private static final class Context extends ObjectReadContext.Base {

        private final CsvSchema schema;

        private Context(CsvSchema schema) {
            this.schema = schema;
        }

        @Override
        public CsvSchema getSchema() {
            return schema;
        }
    }
}
