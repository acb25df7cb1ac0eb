package vn.vinhdanh.nomination.write.propose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
import vn.vinhdanh.access.reading.Unrecorded;
import vn.vinhdanh.access.table.TriedTable;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.Sentence;

/** A table of nominations: tried first, with every problem at its cell, then imported as a whole or not at all. */
@PageController
class ImportNominationsPage {

    private static final int MOST_BYTES = 1 << 20;

    private final ImportNominationsApi api;
    private final ImportProgress progress;
    private final Forms forms;

    ImportNominationsPage(ImportNominationsApi api, ImportProgress progress, Forms forms) {
        this.api = api;
        this.progress = progress;
        this.forms = forms;
    }

    @Unrecorded
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
        TriedTable table = table(bytes, defects);
        model.addAttribute("rows", table.rows());
        model.addAttribute("shownColumns", shown(table));
        model.addAttribute("good", table.good());
        model.addAttribute("fault", table.fault());
        model.addAttribute("passes", table.passes());
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
    @Unrecorded
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
        TriedTable table = table(bytes, defects);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("rejected.csv")
                                .build()
                                .toString())
                .body(table.rejected(shown(table), LocaleContextHolder.getLocale()));
    }

    private static TriedTable table(byte[] bytes, List<Defect> defects) {
        Set<String> known = new HashSet<>(NominationColumn.required());
        known.addAll(NominationColumn.optional());
        return TriedTable.of(bytes, known, ImportNominationsApi.MAX_ROWS, defects);
    }

    /** The columns that the file has, in the order of the template. */
    private static List<String> shown(TriedTable table) {
        return Arrays.stream(NominationColumn.values())
                .filter(column -> column.isRequired() || table.has(column.header()))
                .map(NominationColumn::header)
                .toList();
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
}
