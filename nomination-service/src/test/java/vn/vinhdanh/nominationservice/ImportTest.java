package vn.vinhdanh.nominationservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.access.table.SentTable;
import vn.vinhdanh.access.testing.Http;

class ImportTest extends ServiceTest {

    private static final String HEADER =
            "ref,award,recipient_kind,recipient,recipient_unit,proposed_by,movement,commendation_type,outcome\n";

    @Test
    void a_whole_table_is_submitted_at_once_and_sending_it_again_changes_nothing() {
        String letter = letter("IMP-1");
        String csv = table("I1", 40, "D.DILINH.25033", "");
        String path = "/api/v1/nominations:import?submit=true&date=2021-11-05&letter=" + letter;
        Http.Answer imported = clerk.post(path).csv(csv).send().expect(200);

        assertThat(imported.json().get("succeeded").asInt()).isEqualTo(40);
        assertThat(imported.json().get("unknownColumns").toString()).isEqualTo("[\"outcome\"]");
        assertThat(imported.json().get("items").get(0).get("row").asInt()).isEqualTo(1);
        JsonNode list = clerk.get(
                        "/api/v1/nominations?state=SUBMITTED&q=I1-&limit=200&count=true&after=" + imported.position())
                .send()
                .expect(200)
                .json();
        assertThat(list.get("total").asInt()).isEqualTo(40);

        long head = head();
        clerk.post(path).csv(csv).send().expect(200);
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void a_trial_run_reports_like_the_real_one_and_writes_nothing() {
        long head = head();
        Http.Answer tried = clerk.post("/api/v1/nominations:import?dryRun=true&date=2021-11-05")
                .csv(table("I2", 3, "D.DILINH.25033", ""))
                .send()
                .expect(200);
        assertThat(tried.json().get("succeeded").asInt()).isEqualTo(3);
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void a_broken_row_97_of_184_is_named_and_nothing_is_drafted() {
        String csv = table("I3", 184, "D.DILINH.25033", "")
                .replace("I3-097,GK_HUYEN,COLLECTIVE", "I3-097,GK_HUYEN,ROBOT")
                .replace("I3-120,GK_HUYEN,COLLECTIVE,Tổ I3-120", "I3-120,GK_HUYEN,COLLECTIVE,");
        long head = head();
        assertThat(clerk.post("/api/v1/nominations:import?date=2021-11-05")
                        .csv(csv)
                        .send()
                        .expect(400)
                        .defects())
                .containsExactly("WRONG_TYPE /rows/97/recipient_kind", "REQUIRED /rows/120/recipient");
        String quotes = table("I3", 184, "D.DILINH.25033", "").replace("I3-097,", "\"I3-097,");
        assertThat(clerk.post("/api/v1/nominations:import?date=2021-11-05")
                        .csv(quotes)
                        .send()
                        .expect(400)
                        .defects())
                .anySatisfy(defect -> assertThat(defect).contains("/rows/97"));
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void a_workbook_is_imported_like_a_csv_file_and_its_mistakes_are_told_by_cell() {
        Http.Answer imported = clerk.post("/api/v1/nominations:import?date=2021-11-05")
                .body(SentTable.XLSX, workbook("I9", 3, "COLLECTIVE"))
                .send()
                .expect(200);
        assertThat(imported.json().get("succeeded").asInt()).isEqualTo(3);
        assertThat(imported.json().get("unknownColumns").toString()).isEqualTo("[\"outcome\"]");
        assertThat(clerk.get("/api/v1/nominations?q=I9-&after=" + imported.position())
                        .send()
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(3);
        long head = head();
        Http.Answer refused = clerk.post("/api/v1/nominations:import?date=2021-11-05")
                .body(SentTable.XLSX, workbook("I10", 11, "ROBOT"))
                .send()
                .expect(400);
        assertThat(refused.defects()).contains("WRONG_TYPE /rows/11/recipient_kind");
        assertThat(refused.toString()).contains("Row 11, cell C12, column recipient_kind");
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void units_and_accounts_come_as_workbooks_too() {
        admin.post("/api/v1/units:import")
                .body(SentTable.XLSX, workbook(new String[][] {
                    {"id", "name", "kind", "parent_id"}, {"D.XLSX", "Huyện Bảng", "DISTRICT", "P.LAMDONG"}
                }))
                .send()
                .expect(200);
        admin.post("/api/v1/units:import")
                .body(
                        SentTable.XLSX,
                        workbook(new String[][] {{"old_id", "new_id", "on"}, {"D.XLSX", "P.LAMDONG", "2025-07-01"}}))
                .send()
                .expect(200);
        assertThat(admin.post("/api/v1/accounts:import")
                        .body(SentTable.XLSX, workbook(new String[][] {
                            {"username", "display_name", "unit_id", "office", "from"},
                            {"clerk.xlsx", "Cán bộ", "D.NOWHERE", "SUBMITTER", "2021-01-01"}
                        }))
                        .send()
                        .expect(422)
                        .defects())
                .containsExactly("UNIT_UNKNOWN /rows/1/unit_id");
    }

    @Test
    void the_template_has_the_columns_that_the_import_takes() {
        Http.Answer csv = clerk.get("/api/v1/nominations:template").send().expect(200);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        Http.Answer xlsx =
                clerk.get("/api/v1/nominations:template?format=XLSX").send().expect(200);
        assertThat(xlsx.header("Content-Disposition")).contains("nominations.xlsx");
        assertThat(clerk.get("/api/v1/nominations:template")
                        .header("Accept", SentTable.XLSX)
                        .send()
                        .header("Content-Type"))
                .isEqualTo(SentTable.XLSX);
        for (byte[] template : List.of(csv.bytes(), xlsx.bytes())) {
            Http.Answer answer = clerk.post("/api/v1/nominations:import?dryRun=true")
                    .body(template == csv.bytes() ? "text/csv" : SentTable.XLSX, template)
                    .send()
                    .expect(200);
            assertThat(answer.json().get("unknownColumns").size()).isZero();
            assertThat(answer.json().get("succeeded").asInt()).isZero();
        }
    }

    @Test
    void one_row_of_another_unit_is_refused_and_with_it_all() {
        String csv = table(
                "I4",
                5,
                "D.DILINH.25033",
                "I4-900,GK_HUYEN,COLLECTIVE,Tổ,D.DILINH.25036,D.DILINH.25036,P,DOT_XUAT,x\n");
        long head = head();
        assertThat(clerk.post("/api/v1/nominations:import?date=2021-11-05")
                        .csv(csv)
                        .send()
                        .expect(422)
                        .defects())
                .containsExactly("NOT_YOUR_OFFICE /rows/6");
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void a_table_without_a_column_that_it_needs_is_refused() {
        assertThat(clerk.post("/api/v1/nominations:import")
                        .csv("ref,award\nX,GK_HUYEN\n")
                        .send()
                        .expect(400)
                        .defects())
                .contains("MISSING_COLUMN");
    }

    @Test
    void somebody_who_is_nominated_becomes_known_and_their_name_is_nowhere_in_the_log() {
        String name = "Phạm Thị Kín Đáo";
        Http.Answer imported = clerk.post("/api/v1/nominations:import?date=2021-11-05")
                .csv(HEADER + "I5-1,GK_HUYEN,INDIVIDUAL," + name
                        + ",D.DILINH.25033,D.DILINH.25033,Phong trào,DOT_XUAT,x\n")
                .send()
                .expect(200);
        JsonNode persons = admin.get("/api/v1/persons?q=" + Http.encoded("kin dao") + "&after=" + imported.position())
                .send()
                .expect(200)
                .json();
        assertThat(persons.get("items").get(0).get("fullName").asString()).isEqualTo(name);
        long found = jdbc.sql(
                        "select count(*) from events.domain_event where position(:name in encode(payload, 'escape')) > 0"
                                + " or position(cast(:name as bytea) in payload) > 0")
                .param("name", name)
                .query(Long.class)
                .single();
        assertThat(found).isZero();
    }

    @Test
    void many_are_withdrawn_at_once_and_each_for_itself() {
        Http.Answer imported = clerk.post("/api/v1/nominations:import?date=2021-11-05")
                .csv(table("I6", 2, "D.DILINH.25033", ""))
                .send()
                .expect(200);
        String first = imported.json().get("items").get(0).get("id").asString();
        String second = imported.json().get("items").get(1).get("id").asString();
        JsonNode answer = clerk.post("/api/v1/nominations:bulk")
                .json(
                        "{\"verb\": \"withdraw\", \"date\": \"2021-11-06\", \"items\": [{\"id\": \"%s\", \"version\": 0}, {\"id\": \"%s\", \"version\": 7}]}"
                                .formatted(first, second))
                .send()
                .expect(200)
                .json();
        assertThat(answer.get("succeeded").asInt()).isEqualTo(1);
        assertThat(answer.get("items").get(1).get("status").asInt()).isEqualTo(412);
    }

    @Test
    void a_letter_submits_all_its_drafts_or_none() {
        String letter = letter("IMP-7");
        clerk.post("/api/v1/nominations:import?date=2021-11-05&letter=" + letter)
                .csv(table("I7", 3, "D.DILINH.25033", ""))
                .send()
                .expect(200);
        Http.Answer submitted = clerk.post("/api/v1/letters/" + letter + "/submit")
                .json("{\"date\": \"2021-11-06\"}")
                .send()
                .expect(200);
        assertThat(submitted.json().get("submitted").size()).isEqualTo(3);
        assertThat(clerk.get("/api/v1/letters/" + letter + "?after=" + submitted.position())
                        .send()
                        .expect(200)
                        .json()
                        .get("documents")
                        .size())
                .isEqualTo(3);
        otherClerk.get("/api/v1/letters/" + letter).send().expect(404);
        otherClerk
                .post("/api/v1/letters/" + letter + "/submit")
                .json("{}")
                .send()
                .expect(403);
    }

    @Test
    void a_list_is_read_piece_by_piece() {
        Http.Answer imported = clerk.post("/api/v1/nominations:import?date=2021-11-05")
                .csv(table("I8", 7, "D.DILINH.25033", ""))
                .send()
                .expect(200);
        String path = "/api/v1/nominations?q=I8-&limit=3";
        JsonNode page = clerk.get(path + "&after=" + imported.position())
                .send()
                .expect(200)
                .json();
        StringBuilder refs = new StringBuilder();
        while (true) {
            page.get("items")
                    .forEach(item -> refs.append(item.get("ref").asString()).append(' '));
            if (page.get("nextCursor").isNull()) {
                break;
            }
            page = clerk.get(path + "&cursor=" + page.get("nextCursor").asString())
                    .send()
                    .expect(200)
                    .json();
        }
        assertThat(refs.toString()).isEqualTo("I8-001 I8-002 I8-003 I8-004 I8-005 I8-006 I8-007 ");
    }

    private String letter(String number) {
        Http.Answer letter = clerk.post("/api/v1/letters")
                .json(
                        "{\"unit\": \"D.DILINH.25033\", \"number\": \"%s\", \"date\": \"2021-11-02\", \"signer\": \"Chủ tịch\", \"recordedOn\": \"2021-11-02\"}"
                                .formatted(number))
                .send()
                .expect(201);
        for (String item : new String[] {"TT", "BCTT", "BB"}) {
            clerk.post("/api/v1/letters/" + letter.id() + "/documents?date=2021-11-02")
                    .document(item, item + ".pdf", PDF)
                    .send()
                    .expect(201);
        }
        return letter.id();
    }

    private static String table(String prefix, int rows, String unit, String more) {
        StringBuilder csv = new StringBuilder(HEADER);
        IntStream.rangeClosed(1, rows)
                .forEach(row -> csv.append(
                        "%s-%03d,GK_HUYEN,COLLECTIVE,Tổ %s-%03d,%s,%s,\"Phòng, chống dịch\",DOT_XUAT,AWARDED\n"
                                .formatted(prefix, row, prefix, row, unit, unit)));
        return csv.append(more).toString();
    }

    /** Rows of the unit 25033; the last one has that kind of recipient. */
    private static byte[] workbook(String prefix, int rows, String lastKind) {
        String[][] table = new String[rows + 1][];
        table[0] = HEADER.strip().split(",");
        for (int row = 1; row <= rows; row++) {
            String ref = "%s-%03d".formatted(prefix, row);
            table[row] = new String[] {
                ref,
                "GK_HUYEN",
                row == rows ? lastKind : "COLLECTIVE",
                "Tổ " + ref,
                "D.DILINH.25033",
                "D.DILINH.25033",
                "Phòng, chống dịch",
                "DOT_XUAT",
                "AWARDED"
            };
        }
        return workbook(table);
    }

    private static byte[] workbook(String[][] table) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Vinh Danh", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Bảng");
            for (int row = 0; row < table.length; row++) {
                for (int column = 0; column < table[row].length; column++) {
                    sheet.value(row, column, table[row][column]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private long head() {
        return jdbc.sql("select coalesce(max(global_index), 0) from events.domain_event")
                .query(Long.class)
                .single();
    }
}
