package vn.vinhdanh.access.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.UnitKind;

class SentTableTest {

    private static final Set<String> REQUIRED = Set.of("id", "name", "kind");
    private static final Set<String> OPTIONAL = Set.of("valid_from");

    @Test
    void columns_are_found_by_name_in_any_order() {
        SentTable table = read("kind,name,id\nCOMMUNE,\"Xã \"\"Hòa\"\", Ninh\",D.1\n");
        SentRow row = table.rows().get(0);
        assertThat(row.required("name")).isEqualTo("Xã \"Hòa\", Ninh");
        assertThat(row.required("id", UnitId::new)).isEqualTo(new UnitId("D.1"));
        assertThat(row.oneOf("kind", UnitKind.class)).isEqualTo(UnitKind.COMMUNE);
        assertThat(row.date("valid_from")).isNull();
    }

    @Test
    void unknown_columns_are_told_and_ignored() {
        SentTable table = read("id,Ghi chú,name,kind\n1,x,a,COMMUNE\n");
        assertThat(table.unknownColumns()).containsExactly("ghi chú");
        assertThat(table.rows()).hasSize(1);
    }

    @Test
    void a_missing_column_is_named() {
        assertThat(defects("id,name\n1,a\n")).singleElement().satisfies(defect -> {
            assertThat(defect.code()).isEqualTo("MISSING_COLUMN");
            assertThat(defect.message().en()).contains("kind");
        });
    }

    @Test
    void a_byte_order_mark_semicolons_and_line_ends_of_windows_are_read() {
        SentTable table = read("\uFEFFid;name;kind\r\n1;Gia Bắc;COMMUNE\r\n\r\n2;Tam Bố;COMMUNE\r\n");
        assertThat(table.rows()).extracting(row -> row.required("name")).containsExactly("Gia Bắc", "Tam Bố");
        assertThat(table.rows()).extracting(SentRow::number).containsExactly(1, 2);
        assertThat(table.rows()).extracting(SentRow::line).containsExactly(2, 4);
    }

    @Test
    void a_quote_that_is_never_closed_in_row_97_of_184_names_row_97() {
        String file = "id,name,kind\n"
                + IntStream.rangeClosed(1, 184)
                        .mapToObj(i -> i == 97 ? i + ",\"broken,COMMUNE" : i + ",name " + i + ",COMMUNE")
                        .collect(Collectors.joining("\n"));
        assertThat(defects(file)).singleElement().satisfies(defect -> {
            assertThat(defect.pointer()).isEqualTo("/rows/97");
            assertThat(defect.code()).isEqualTo("BROKEN_ROW");
            assertThat(defect.message().en()).startsWith("Row 97 is broken");
            assertThat(defect.message().vi()).startsWith("Dòng dữ liệu 97 bị hỏng");
        });
    }

    @Test
    void a_quote_in_the_middle_of_row_97_names_row_97() {
        String file = "id,name,kind\n"
                + IntStream.rangeClosed(1, 184)
                        .mapToObj(i -> i == 97 ? i + ",\"Xã\" X,COMMUNE" : i + ",\"name " + i + "\",COMMUNE")
                        .collect(Collectors.joining("\n"));
        assertThat(defects(file)).singleElement().extracting(Defect::pointer).isEqualTo("/rows/97");
    }

    @Test
    void every_row_with_too_few_or_too_many_values_is_named_with_its_line() {
        assertThat(defects("id,name,kind\n1,a,COMMUNE\n2,b\n3,c,COMMUNE,x\n4,\"two\nlines\",COMMUNE\n5,e\n"))
                .extracting(Defect::pointer)
                .containsExactly("/rows/2", "/rows/3", "/rows/5");
        assertThat(defects("id,name,kind\n4,\"two\nlines\",COMMUNE\n5,e\n")
                        .get(0)
                        .message()
                        .en())
                .startsWith("Row 2 (line 4 of the file) has 2 values");
    }

    @Test
    void values_of_a_wrong_kind_are_all_told_with_row_line_and_column() {
        SentTable table =
                read("id,name,kind,valid_from\n1,a,COMMUNE,2021-13-01\n<b>,b,COMMUNE,\n3,c,VILLAGE,\n4,,COMMUNE,\n");
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> table.map(row -> List.of(
                        row.required("id", UnitId::new),
                        row.required("name"),
                        row.oneOf("kind", UnitKind.class),
                        row.date("valid_from") == null ? LocalDate.MIN : LocalDate.MAX)));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.MALFORMED);
        assertThat(refusal.defects())
                .extracting(Defect::pointer)
                .containsExactly("/rows/1/valid_from", "/rows/2/id", "/rows/3/kind", "/rows/4/name");
        assertThat(refusal.defects().get(2).message().en())
                .startsWith("Row 3 (line 4 of the file), column kind: must be one of: STATE, GOVERNMENT");
    }

    @Test
    void what_a_rule_of_the_caller_refuses_is_placed_at_its_row() {
        SentTable table = read("id,name,kind\n1,a,COMMUNE\n2,b,COMMUNE\n");
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> table.map(row -> {
                    throw Refusal.rule(Defect.of("NO", "Không.", "No.").at("/name"));
                }));
        assertThat(refusal.defects()).extracting(Defect::pointer).containsExactly("/rows/1/name", "/rows/2/name");
    }

    @Test
    void a_file_in_another_encoding_is_refused_with_its_line() {
        byte[] file = "id,name,kind\n1,abc,COMMUNE\n2,Xã Hòa,COMMUNE\n".getBytes(Charset.forName("ISO-8859-1"));
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> SentTable.read(file, REQUIRED, OPTIONAL, 10));
        assertThat(refusal.defects()).singleElement().satisfies(defect -> {
            assertThat(defect.code()).isEqualTo("NOT_UTF_8");
            assertThat(defect.message().en()).startsWith("Line 3 ");
        });
    }

    @Test
    void control_characters_are_refused() {
        assertThat(defects("id,name,kind\n1,a\0b,COMMUNE\n"))
                .singleElement()
                .extracting(Defect::pointer)
                .isEqualTo("/rows/1/name");
    }

    @Test
    void text_arrives_composed_however_it_was_typed() {
        assertThat(read("id,name,kind\n1,Xa\u0303,COMMUNE\n").rows().get(0).required("name"))
                .isEqualTo("X\u00e3");
    }

    @Test
    void exactly_as_many_rows_as_allowed_are_read_and_not_one_more() {
        String three = "id,name,kind\n1,a,COMMUNE\n2,b,COMMUNE\n3,c,COMMUNE\n";
        assertThat(SentTable.read(bytes(three), REQUIRED, OPTIONAL, 3).rows()).hasSize(3);
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> SentTable.read(bytes(three), REQUIRED, OPTIONAL, 2));
        assertThat(refusal.defects()).extracting(Defect::code).containsExactly("TOO_MANY_ROWS");
    }

    @Test
    void an_empty_file_and_a_doubled_column_are_refused() {
        assertThat(defects("")).extracting(Defect::code).containsExactly("NO_HEADER");
        assertThat(defects("id,id,name,kind\n")).extracting(Defect::code).containsExactly("DUPLICATE_COLUMN");
    }

    private static List<Defect> defects(String file) {
        return catchThrowableOfType(Refusal.class, () -> read(file)).defects();
    }

    private static SentTable read(String file) {
        return SentTable.read(bytes(file), REQUIRED, OPTIONAL, 1000);
    }

    private static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }
}
