package vn.vinhdanh.nomination.write.propose;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.reading.Unrecorded;
import vn.vinhdanh.access.table.SentTable;

/** An empty table of nominations, to be filled in and sent to the import. */
@RestController
@Unrecorded
class NominationTemplateApi {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    /** How many rows are prepared for being filled in: as many as an import takes. */
    private static final int ROWS = ImportNominationsApi.MAX_ROWS;

    private static final int WIDTH = 24;
    private static final int WIDE = 60;

    enum Format {
        CSV,
        XLSX
    }

    /** @param format of the file; where it is not said, what Accept asks for, else CSV */
    @GetMapping("/api/v1/nominations:template")
    ResponseEntity<byte[]> template(
            @RequestParam @Nullable Format format,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            SignedIn who) {
        boolean xlsx = format == null ? accept != null && accept.contains(SentTable.XLSX) : format == Format.XLSX;
        return ResponseEntity.ok()
                .contentType(xlsx ? MediaType.parseMediaType(SentTable.XLSX) : CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("nominations."
                                        + (xlsx ? Format.XLSX : Format.CSV)
                                                .name()
                                                .toLowerCase(Locale.ROOT))
                                .build()
                                .toString())
                .body(xlsx ? workbook() : csv());
    }

    /** With a byte order mark, without which spreadsheet programs take Vietnamese for something else. */
    private static byte[] csv() {
        return Arrays.stream(NominationColumn.values())
                .map(NominationColumn::header)
                .collect(Collectors.joining(",", "\uFEFF", "\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The table on the first sheet, which is all that is read again; what may stand in it on the second. */
    private static byte[] workbook() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Vinh Danh", "1.0")) {
            Worksheet table = workbook.newWorksheet("Đề nghị");
            Worksheet guide = workbook.newWorksheet("Hướng dẫn");
            guide.value(0, 0, "Cột / column");
            guide.value(0, 1, "Bắt buộc / required");
            guide.value(0, 2, "Ý nghĩa / meaning");
            guide.value(0, 3, "Giá trị / values");
            guide.range(0, 0, 0, 3).style().bold().set();
            guide.width(0, WIDTH);
            guide.width(2, WIDE);
            for (NominationColumn column : NominationColumn.values()) {
                int i = column.ordinal();
                table.value(0, i, column.header());
                table.width(i, WIDTH);
                // Text, so that no reference is taken for a number or a day.
                table.range(1, i, ROWS, i).style().format("@").set();
                guide.value(i + 1, 0, column.header());
                guide.value(i + 1, 1, column.isRequired() ? "có / yes" : "không / no");
                guide.value(
                        i + 1,
                        2,
                        column.meaning().vi() + " / " + column.meaning().en());
                for (int choice = 0; choice < column.choices().size(); choice++) {
                    guide.value(i + 1, 3 + choice, column.choices().get(choice));
                }
                if (!column.choices().isEmpty()) {
                    table.range(1, i, ROWS, i)
                            .validateWithList(guide.range(
                                    i + 1, 3, i + 1, 2 + column.choices().size()));
                }
            }
            table.range(0, 0, 0, NominationColumn.values().length - 1)
                    .style()
                    .bold()
                    .set();
            table.freezePane(0, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
