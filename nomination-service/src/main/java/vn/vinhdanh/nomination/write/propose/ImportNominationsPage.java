package vn.vinhdanh.nomination.write.propose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.page.Forms;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.access.table.SentRow;
import vn.vinhdanh.access.table.SentTable;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.Sentence;

/** A table of nominations: tried first, with every problem at its cell, then imported as a whole or not at all. */
@PageController
class ImportNominationsPage {

    private static final int MOST_BYTES = 1 << 20;
    private static final Pattern CELL = Pattern.compile("/rows/(\\d+)(?:/([A-Za-z_]+))?.*");

    private final ImportNominationsApi api;
    private final ImportProgress progress;
    private final Forms forms;

    ImportNominationsPage(ImportNominationsApi api, ImportProgress progress, Forms forms) {
        this.api = api;
        this.progress = progress;
        this.forms = forms;
    }

    /**
     * One row of the table as it is shown.
     *
     * @param cells by column
     * @param problems by column; under the empty name those of the row as a whole
     */
    record Row(int number, Map<String, String> cells, Map<String, List<Defect>> problems) {

        public boolean isGood() {
            return problems.isEmpty();
        }
    }

    @GetMapping("/nominations/import")
    String choose(SignedIn who, Model model) {
        model.addAttribute("columns", NominationColumn.values());
        model.addAttribute("most", ImportNominationsApi.MAX_ROWS);
        return "nomination/import";
    }

    /** Tries the whole file and writes nothing. */
    @PostMapping("/nominations/import")
    String tried(
            @RequestParam @Nullable MultipartFile file,
            @RequestParam @Nullable String content,
            @RequestParam(defaultValue = "false") boolean submit,
            @RequestParam @Nullable LocalDate date,
            ApiWrite write,
            Model model) {
        byte[] bytes = bytes(file, content);
        model.addAttribute("content", Base64.getEncoder().encodeToString(bytes));
        model.addAttribute("submit", submit);
        model.addAttribute("date", date);
        if (bytes.length == 0) {
            model.addAttribute("fault", List.of(Defect.of("REQUIRED", "Chưa chọn tệp.", "No file was chosen.")));
            return choose(write.who(), model);
        }
        List<Defect> defects = List.of();
        try {
            api.importNominations(bytes, submit, null, date, write.trial());
        } catch (Refusal refused) {
            defects = refused.defects();
        }
        List<Row> rows = rows(bytes, defects);
        model.addAttribute("rows", rows);
        model.addAttribute("shownColumns", shown(rows));
        model.addAttribute("good", rows.stream().filter(Row::isGood).count());
        model.addAttribute(
                "fault", defects.stream().filter(one -> rowOf(one) == null).toList());
        model.addAttribute("passes", defects.isEmpty());
        return choose(write.who(), model);
    }

    /** Imports what was tried, all of it or nothing. */
    @PostMapping("/nominations:import")
    String imported(
            @RequestParam String content,
            @RequestParam(defaultValue = "false") boolean submit,
            @RequestParam @Nullable LocalDate date,
            @RequestParam(name = "_idempotencyKey", defaultValue = "") String key,
            ApiWrite write,
            Model model) {
        Map<String, Object> answer;
        try {
            byte[] bytes = bytes(null, content);
            answer = Objects.requireNonNull(progress.following(
                            write.who(), key, oneMore -> api.imported(bytes, submit, null, date, write, oneMore))
                    .getBody());
        } catch (Refusal refused) {
            // What was tried a minute ago may have come to stand otherwise: the table says where.
            return tried(null, content, submit, date, write, model);
        }
        Object count = answer.get("succeeded");
        forms.say(
                submit
                        ? new Sentence("Đã trình " + count + " đề nghị.", count + " nominations are submitted.")
                        : new Sentence("Đã tạo " + count + " bản nháp.", count + " drafts are made."));
        return "redirect:/nominations?state=" + (submit ? "SUBMITTED" : "DRAFT") + "&after=" + answer.get("position");
    }

    /** How many rows of the import with that key are done by now. */
    @GetMapping(path = "/nominations/import/progress", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> progress(@RequestParam String key, SignedIn who) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Integer.toString(progress.of(who, key)));
    }

    /** The rows that cannot be taken, with the reason in a column of its own, to be mended and sent again. */
    @PostMapping("/nominations/import/rejected")
    ResponseEntity<byte[]> rejected(
            @RequestParam String content,
            @RequestParam(defaultValue = "false") boolean submit,
            @RequestParam @Nullable LocalDate date,
            ApiWrite write) {
        byte[] bytes = bytes(null, content);
        List<Defect> defects = List.of();
        try {
            api.importNominations(bytes, submit, null, date, write.trial());
        } catch (Refusal refused) {
            defects = refused.defects();
        }
        List<Row> rows =
                rows(bytes, defects).stream().filter(row -> !row.isGood()).toList();
        List<String> columns = shown(rows);
        Locale locale = LocaleContextHolder.getLocale();
        StringBuilder csv = new StringBuilder("\uFEFF");
        csv.append(String.join(",", columns)).append(",problem\r\n");
        for (Row row : rows) {
            columns.forEach(column ->
                    csv.append(quoted(row.cells().getOrDefault(column, ""))).append(','));
            csv.append(quoted(row.problems().values().stream()
                            .flatMap(List::stream)
                            .map(defect -> defect.message().in(locale))
                            .collect(Collectors.joining(" "))))
                    .append("\r\n");
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("rejected.csv")
                                .build()
                                .toString())
                .body(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<Row> rows(byte[] bytes, List<Defect> defects) {
        Set<String> known = new HashSet<>(NominationColumn.required());
        known.addAll(NominationColumn.optional());
        List<SentRow> sent;
        try {
            sent = SentTable.read(bytes, Set.of(), known, ImportNominationsApi.MAX_ROWS)
                    .rows();
        } catch (Refusal unreadable) {
            return List.of();
        }
        Map<Integer, Map<String, List<Defect>>> problems = new HashMap<>();
        for (Defect defect : defects) {
            Integer row = rowOf(defect);
            if (row != null) {
                problems.computeIfAbsent(row, number -> new HashMap<>())
                        .computeIfAbsent(columnOf(defect), column -> new ArrayList<>())
                        .add(defect);
            }
        }
        return sent.stream()
                .map(row -> new Row(row.number(), row.values(), problems.getOrDefault(row.number(), Map.of())))
                .toList();
    }

    /** The columns that the file has, in the order of the template. */
    private static List<String> shown(List<Row> rows) {
        return Arrays.stream(NominationColumn.values())
                .filter(column -> column.isRequired()
                        || rows.stream().anyMatch(row -> row.cells().containsKey(column.header())))
                .map(NominationColumn::header)
                .toList();
    }

    private static @Nullable Integer rowOf(Defect defect) {
        Matcher cell = CELL.matcher(defect.pointer() == null ? "" : defect.pointer());
        return cell.matches() ? Integer.valueOf(cell.group(1)) : null;
    }

    /** A pointer names a field of the proposal as the API has it, or the column itself. */
    private static String columnOf(Defect defect) {
        Matcher cell = CELL.matcher(defect.pointer() == null ? "" : defect.pointer());
        if (!cell.matches() || cell.group(2) == null) {
            return "";
        }
        String column = cell.group(2).replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        return Arrays.stream(NominationColumn.values())
                        .anyMatch(one -> one.header().equals(column))
                ? column
                : "";
    }

    private static byte[] bytes(@Nullable MultipartFile file, @Nullable String content) {
        try {
            byte[] bytes = file != null ? file.getBytes() : Base64.getDecoder().decode(content == null ? "" : content);
            if (bytes.length > MOST_BYTES) {
                throw Refusal.malformed(Defect.of(
                                "TOO_LARGE",
                                "Tệp lớn hơn 1 MB; hãy chia thành nhiều tệp.",
                                "The file is larger than 1 MB; split it.")
                        .at("/file"));
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed(
                    Defect.of("BAD_VALUE", "Nội dung tệp bị hỏng.", "The content of the file is broken."));
        }
    }

    /** A spreadsheet takes a value that begins so for a formula; the apostrophe keeps it text. */
    private static String quoted(String value) {
        String safe = value.isEmpty() || "=+-@\t\r".indexOf(value.charAt(0)) < 0 ? value : "'" + value;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
