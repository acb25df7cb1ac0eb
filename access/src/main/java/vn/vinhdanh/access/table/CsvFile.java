package vn.vinhdanh.access.table;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.csv.CsvFactory;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;

/** Values between separators. */
final class CsvFile {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private CsvFile() {}

    static void read(byte[] file, SentTable.Rows rows) {
        int start = startsWithMark(file) ? BYTE_ORDER_MARK.length : 0;
        checkUtf8(file, start);
        CsvFactory format = CsvFactory.builder()
                .enable(CsvReadFeature.WRAP_AS_ARRAY, CsvReadFeature.SKIP_EMPTY_LINES)
                .build();
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(file, start));
        try (JsonParser parser = format.createParser(new Context(schema), file, start, file.length - start)) {
            readAll(parser, rows);
        }
    }

    private static void readAll(JsonParser parser, SentTable.Rows rows) {
        int next = 0;
        try {
            parser.nextToken();
            while (rows.wantsMore() && parser.nextToken() == JsonToken.START_ARRAY) {
                next = rows.next();
                int line = 0;
                List<String> values = new ArrayList<>();
                for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                    if (line == 0) {
                        line = parser.currentTokenLocation().getLineNr();
                    }
                    values.add(parser.getString());
                }
                if (next == 0) {
                    rows.header(values);
                } else if (!rows.begin()) {
                    return;
                } else {
                    row(next, line, values, rows);
                }
                next = rows.next();
            }
        } catch (JacksonException broken) {
            rows.defect(brokenRow(next, broken));
        }
    }

    private static void row(int number, int line, List<String> values, SentTable.Rows rows) {
        int columns = rows.header().size();
        if (values.size() == columns) {
            rows.row(line, values, Map.of());
            return;
        }
        rows.defect(Defect.of(
                        "WRONG_NUMBER_OF_COLUMNS",
                        "Dòng dữ liệu %d (dòng %d của tệp) có %d giá trị, tiêu đề có %d cột."
                                .formatted(number, line, values.size(), columns),
                        "Row %d (line %d of the file) has %d values, the header has %d columns."
                                .formatted(number, line, values.size(), columns))
                .at("/rows/" + number));
    }

    /** After broken quotes nobody knows where the next row starts: this is the last row that is looked at. */
    private static Defect brokenRow(int number, JacksonException broken) {
        int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
        return number == 0
                ? Defect.of("BROKEN_ROW", "Dòng tiêu đề bị hỏng.", "The header is broken.")
                : Defect.of(
                                "BROKEN_ROW",
                                "Dòng dữ liệu %d bị hỏng (dấu ngoặc kép, đến dòng %d của tệp); các dòng sau chưa được xem."
                                        .formatted(number, line),
                                "Row %d is broken (quotes, up to line %d of the file); the rows after it were not looked at."
                                        .formatted(number, line))
                        .at("/rows/" + number);
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
