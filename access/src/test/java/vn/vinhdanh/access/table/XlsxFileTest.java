package vn.vinhdanh.access.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitKind;

class XlsxFileTest {

    private static final Set<String> REQUIRED = Set.of("id", "name", "kind");
    private static final Set<String> OPTIONAL = Set.of("valid_from");

    private static final String HEADER = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c>"
            + "<c r=\"B1\" t=\"inlineStr\"><is><t>name</t></is></c>"
            + "<c r=\"C1\" t=\"inlineStr\"><is><t>kind</t></is></c>"
            + "<c r=\"D1\" t=\"inlineStr\"><is><t>valid_from</t></is></c></row>";

    @Test
    void the_first_sheet_is_read_like_a_csv_file_with_days_and_numbers_as_cells() {
        SentTable table = read(workbook(sheet -> {
            header(sheet, "Kind", "name", "id", "Ghi chú", "valid_from");
            sheet.value(1, 0, "COMMUNE");
            sheet.value(1, 1, "Xa\u0303 Hòa Ninh");
            sheet.value(1, 2, 25036);
            sheet.value(1, 3, true);
            sheet.value(1, 4, LocalDate.of(2021, 11, 5));
            sheet.style(1, 4).format("dd/MM/yyyy").set();
            sheet.value(3, 0, "DISTRICT");
            sheet.value(3, 1, 0.1);
            sheet.value(3, 2, 1234567890123L);
        }));
        SentRow row = table.rows().get(0);
        assertThat(row.oneOf("kind", UnitKind.class)).isEqualTo(UnitKind.COMMUNE);
        assertThat(row.required("name")).isEqualTo("Xã Hòa Ninh");
        assertThat(row.required("id")).isEqualTo("25036");
        assertThat(row.date("valid_from")).isEqualTo(LocalDate.of(2021, 11, 5));
        assertThat(table.unknownColumns()).containsExactly("ghi chú");
        SentRow last = table.rows().get(1);
        assertThat(last.number()).isEqualTo(2);
        assertThat(last.line()).isEqualTo(4);
        assertThat(last.required("id")).isEqualTo("1234567890123");
        assertThat(last.required("name")).isEqualTo("0.1");
        assertThat(last.date("valid_from")).isNull();
    }

    @Test
    void a_wrong_value_is_told_with_its_row_and_its_cell() {
        SentTable table = read(workbook(sheet -> {
            header(sheet, "id", "name", "kind", "valid_from");
            for (int row = 1; row <= 11; row++) {
                sheet.value(row, 0, "D." + row);
                sheet.value(row, 1, "Xã " + row);
                sheet.value(row, 2, row == 11 ? "VILLAGE" : "COMMUNE");
            }
        }));
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> table.map(row -> row.oneOf("kind", UnitKind.class)));
        assertThat(refusal.defects()).singleElement().satisfies(defect -> {
            assertThat(defect.pointer()).isEqualTo("/rows/11/kind");
            assertThat(defect.message().en()).startsWith("Row 11, cell C12, column kind: must be one of");
            assertThat(defect.message().vi()).startsWith("Dòng dữ liệu 11, ô C12, cột kind: ");
        });
    }

    @Test
    void a_formula_is_read_as_the_value_that_was_kept_for_it_and_never_worked_out() {
        SentTable table = read(sheet(HEADER + "<row r=\"2\"><c r=\"A2\"><f>1+1</f><v>7</v></c>"
                + "<c r=\"B2\" t=\"str\"><f>A2&amp;\"x\"</f><v>kept</v></c>"
                + "<c r=\"C2\" t=\"str\"><f>\"COM\"&amp;\"MUNE\"</f><v>COMMUNE</v></c>"
                + "<c r=\"D2\" s=\"1\"><f>TODAY()</f><v>44505</v></c></row>"));
        SentRow row = table.rows().get(0);
        assertThat(row.required("id")).isEqualTo("7");
        assertThat(row.required("name")).isEqualTo("kept");
        assertThat(row.date("valid_from")).isEqualTo(LocalDate.of(2021, 11, 5));
        assertThat(defects(sheet(HEADER + "<row r=\"2\"><c r=\"A2\"><f>1+1</f></c><c r=\"B2\" t=\"e\"><v>#N/A</v></c>"
                        + "<c r=\"C2\" t=\"inlineStr\"><is><t>COMMUNE</t></is></c></row>")))
                .extracting(Defect::code, Defect::pointer)
                .containsExactly(tuple("FORMULA_NOT_COMPUTED", "/rows/1/id"), tuple("CELL_ERROR", "/rows/1/name"));
    }

    @Test
    void text_in_pieces_shared_and_escaped_is_one_text() {
        String strings = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + "<si><r><t xml:space=\"preserve\">Xã </t></r><r><rPr><b/></rPr><t>Hòa_x0020_Ninh</t></r>"
                + "<rPh sb=\"0\" eb=\"1\"><t>no</t></rPh></si></sst>";
        SentTable table = read(sheet(
                HEADER + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"s\"><v>0</v></c>"
                        + "<c r=\"C2\" t=\"inlineStr\"><is><t>COMMUNE</t></is></c></row>",
                strings));
        assertThat(table.rows().get(0).required("name")).isEqualTo("Xã Hòa Ninh");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1900-01-01",
        "59, 1900-02-28",
        "61, 1900-03-01",
        "44505, 2021-11-05",
        "44505.5, 2021-11-05T12:00",
        "2958465, 9999-12-31",
    })
    void a_day_is_the_one_that_the_spreadsheet_shows(String number, String day) {
        assertThat(new XlsxNumbers(List.of(14), Map.of(), false).text(number, "0"))
                .isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "60", "2958466", "1E400", "NaN", "0000000000000000000000000000000000000000000000001"})
    void what_is_no_day_is_none(String number) {
        assertThat(new XlsxNumbers(List.of(14), Map.of(), false).text(number, "0"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "yyyy-mm-dd, true",
        "[$-42A]dd mmmm yyyy, true",
        "[h]:mm, true",
        "0.00E+00, false",
        "'#,##0 \"đồng mỗi d\"', false",
        "[Red]0, false",
        "General, false",
        "0%, false",
    })
    void a_format_says_whether_a_number_is_a_day(String code, boolean day) {
        String text = new XlsxNumbers(List.of(164), Map.of(164, code), false).text("2", "0");
        assertThat(text.equals("2")).isEqualTo(!day);
    }

    @Test
    void days_may_be_counted_from_1904() {
        assertThat(new XlsxNumbers(List.of(14), Map.of(), true).text("0", "0")).isEqualTo("1904-01-01");
    }

    @Test
    void a_value_without_a_column_is_told_by_its_cell() {
        assertThat(defects(sheet(HEADER + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>1</v></c>"
                        + "<c r=\"C2\"><v>1</v></c><c r=\"XFD2\"><v>9</v></c></row>")))
                .singleElement()
                .satisfies(defect -> {
                    assertThat(defect.code()).isEqualTo("WRONG_NUMBER_OF_COLUMNS");
                    assertThat(defect.message().en()).contains("cell XFD2");
                });
    }

    @Test
    void exactly_as_many_rows_as_allowed_are_read_and_not_one_more() {
        byte[] three = workbook(sheet -> {
            header(sheet, "id", "name", "kind");
            for (int row = 1; row <= 3; row++) {
                sheet.value(row, 0, "x" + row);
            }
        });
        assertThat(SentTable.read(three, REQUIRED, OPTIONAL, 3).rows()).hasSize(3);
        assertThat(catchThrowableOfType(Refusal.class, () -> SentTable.read(three, REQUIRED, OPTIONAL, 2))
                        .defects())
                .extracting(Defect::code)
                .containsExactly("TOO_MANY_ROWS");
        assertThat(SentTable.columnsOf(three)).containsExactlyInAnyOrder("id", "name", "kind");
    }

    @Test
    void a_small_file_that_grows_to_a_large_one_is_refused() {
        byte[] bomb = sheet(HEADER + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>"
                + "x".repeat((int) XlsxParts.MAX_INFLATED) + "</t></is></c></row>");
        assertThat(bomb.length).isLessThan(1 << 20);
        assertThat(codes(bomb)).containsExactly("WORKBOOK_TOO_LARGE");
        byte[] strings = sheet(
                HEADER,
                "<sst>" + "<si><t>xxxxxxxxxxxxxxxxx</t></si>".repeat((int) XlsxParts.MAX_INFLATED / 30) + "</sst>");
        assertThat(codes(strings)).containsExactly("WORKBOOK_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r=\"2\"><c r=\"AAAAAAAAAA2\"><v>1</v></c></row>",
                "<row r=\"2\"><c r=\"A3\"><v>1</v></c></row>",
                "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>1</v></c></row>",
                "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
                "<row r=\"99999999999\"><c><v>1</v></c></row>",
                "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>5</v></c></row>",
                "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>-1</v></c></row>",
                "<row r=\"2\"><c r=\"A2\" t=\"zzz\"><v>1</v></c></row>",
                "<row r=\"2\"><c r=\"A2\" s=\"x\"><v>1</v></c></row>",
                "<row r=\"2\"><c r=\"A2\"><v>one</v></c></row>",
                "<row r=\"2\"><c r=\"A2\"><v>&lol;</v></c></row>",
                "<row r=\"2\"><c r=\"A2\"><v>1</v></row>",
            })
    void what_no_spreadsheet_program_writes_is_refused_at_its_row(String row) {
        assertThat(defects(sheet(HEADER + row))).first().satisfies(defect -> assertThat(defect.pointer())
                .startsWith("/rows/1"));
    }

    @Test
    void no_entity_is_followed_and_no_file_of_ours_is_read() {
        byte[] file = zip(
                sheetXml(HEADER + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>&x;</t></is></c></row>")
                        .replace("?>", "?><!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"),
                null);
        assertThat(codes(file)).containsExactly("BROKEN_ROW");
    }

    @Test
    void what_is_no_workbook_is_said_to_be_none() {
        assertThat(codes(new byte[] {'P', 'K', 3, 4, 0, 0})).containsExactly("BROKEN_WORKBOOK");
        assertThat(codes(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0}))
                .containsExactly("NOT_XLSX");
        assertThat(codes(sheet(""))).containsExactly("NO_HEADER");
        byte[] whole = sheet(HEADER);
        assertThat(codes(Arrays.copyOf(whole, whole.length / 2))).containsExactly("BROKEN_WORKBOOK");
    }

    private static void header(Worksheet sheet, String... names) {
        for (int i = 0; i < names.length; i++) {
            sheet.value(0, i, names[i]);
        }
    }

    private static byte[] workbook(Consumer<Worksheet> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Vinh Danh", "1.0")) {
            content.accept(workbook.newWorksheet("Dữ liệu"));
            workbook.newWorksheet("other").value(0, 0, "nothing of this");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] sheet(String rows) {
        return zip(sheetXml(rows), null);
    }

    private static byte[] sheet(String rows, String strings) {
        return zip(sheetXml(rows), strings);
    }

    private static String sheetXml(String rows) {
        return "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + "<sheetData>" + rows + "</sheetData></worksheet>";
    }

    private static byte[] zip(String sheet, String strings) {
        String types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            part(
                    zip,
                    "_rels/.rels",
                    "<Relationships><Relationship Id=\"r1\" Type=\"" + types
                            + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns:r=\"" + types
                            + "\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships>"
                            + "<Relationship Id=\"r1\" Type=\"" + types
                            + "/worksheet\" Target=\"/xl/worksheets/sheet1.xml\"/>"
                            + (strings == null
                                    ? ""
                                    : "<Relationship Id=\"r2\" Type=\"" + types
                                            + "/sharedStrings\" Target=\"sharedStrings.xml\"/>")
                            + "<Relationship Id=\"r3\" Type=\"" + types + "/styles\" Target=\"styles.xml\"/>"
                            + "</Relationships>");
            part(
                    zip,
                    "xl/styles.xml",
                    "<styleSheet><cellStyleXfs><xf numFmtId=\"0\"/></cellStyleXfs>"
                            + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
            part(zip, "xl/worksheets/sheet1.xml", sheet);
            if (strings != null) {
                part(zip, "xl/sharedStrings.xml", strings);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static List<String> codes(byte[] file) {
        return defects(file).stream().map(Defect::code).toList();
    }

    private static List<Defect> defects(byte[] file) {
        return catchThrowableOfType(Refusal.class, () -> read(file)).defects();
    }

    private static SentTable read(byte[] file) {
        return SentTable.read(file, REQUIRED, OPTIONAL, 1000);
    }
}
