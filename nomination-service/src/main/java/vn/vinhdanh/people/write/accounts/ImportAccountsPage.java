package vn.vinhdanh.people.write.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.page.Forms;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.access.table.TriedTable;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.Sentence;

/** A table of accounts with their offices: tried first, then given as a whole or not at all. */
@PageController
class ImportAccountsPage {

    private static final int MOST_BYTES = 1 << 20;

    /** Passwords are not shown. */
    private static final List<String> SHOWN = List.of("username", "display_name", "unit_id", "office", "from", "until");

    private final AccountsWriteApi api;
    private final Forms forms;

    ImportAccountsPage(AccountsWriteApi api, Forms forms) {
        this.api = api;
        this.forms = forms;
    }

    @GetMapping("/accounts:import")
    String choose(ApiWrite write, Model model) {
        api.administrator(write);
        model.addAttribute("most", AccountsWriteApi.MAX_ROWS);
        model.addAttribute("kinds", OfficeKind.values());
        return "people/import";
    }

    /** Tries the whole file and writes nothing. */
    @PostMapping("/accounts:try")
    String tried(
            @RequestParam @Nullable MultipartFile file,
            @RequestParam @Nullable String content,
            @RequestParam(defaultValue = "") String password,
            ApiWrite write,
            Model model) {
        String page = choose(write, model);
        byte[] bytes = bytes(file, content);
        if (bytes.length == 0) {
            model.addAttribute("fault", List.of(Defect.of("REQUIRED", "Chưa chọn tệp.", "No file was chosen.")));
            return page;
        }
        List<Defect> defects = List.of();
        try {
            api.importAccounts(bytes, one(password), write.trial());
        } catch (Refusal refused) {
            defects = refused.defects();
        }
        TriedTable table = TriedTable.of(bytes, Set.copyOf(SHOWN), AccountsWriteApi.MAX_ROWS, defects);
        model.addAttribute("table", table);
        model.addAttribute("fault", table.fault());
        model.addAttribute(
                "columns",
                SHOWN.stream()
                        .filter(column -> AccountsWriteApi.REQUIRED.contains(column) || table.has(column))
                        .toList());
        if (table.passes()) {
            model.addAttribute("content", Base64.getEncoder().encodeToString(bytes));
            model.addAttribute("password", password);
        }
        return page;
    }

    /** Gives what was tried, all of it or nothing. */
    @PostMapping("/accounts:import")
    String imported(
            @RequestParam String content,
            @RequestParam(defaultValue = "") String password,
            ApiWrite write,
            Model model) {
        Map<String, Object> answer;
        try {
            answer = Objects.requireNonNull(api.importAccounts(bytes(null, content), one(password), write)
                    .getBody());
        } catch (Refusal refused) {
            // What was tried a minute ago may have come to stand otherwise: the table says where.
            return tried(null, content, password, write, model);
        }
        Object count = answer.get("succeeded");
        forms.say(new Sentence("Đã nhập " + count + " tài khoản.", count + " accounts are imported."));
        return "redirect:/accounts?after=" + answer.get("position");
    }

    private static @Nullable String one(String password) {
        return password.isBlank() ? null : password.strip();
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
