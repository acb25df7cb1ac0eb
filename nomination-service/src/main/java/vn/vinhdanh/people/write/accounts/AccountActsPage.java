package vn.vinhdanh.people.write.accounts;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;
import vn.vinhdanh.access.account.Accounts;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.page.Forms;
import vn.vinhdanh.access.page.Forms.Done;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.access.problem.StrictJson;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.organisation.UnitChoices;
import vn.vinhdanh.people.AccountScreen;
import vn.vinhdanh.people.write.accounts.AccountsWriteApi.AccountForm;
import vn.vinhdanh.people.write.accounts.AccountsWriteApi.Holding;

/** Administrators give an account, and end one, from the pages of accounts. */
@PageController
class AccountActsPage {

    private final AccountsWriteApi api;
    private final LeaverDesk leavers;
    private final Accounts accounts;
    private final UnitChoices units;
    private final AccountScreen screen;
    private final Forms forms;

    AccountActsPage(
            AccountsWriteApi api,
            LeaverDesk leavers,
            Accounts accounts,
            UnitChoices units,
            AccountScreen screen,
            Forms forms) {
        this.api = api;
        this.leavers = leavers;
        this.accounts = accounts;
        this.units = units;
        this.screen = screen;
        this.forms = forms;
    }

    @PostMapping("/accounts")
    String create(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String displayName,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String from,
            ApiWrite write,
            Model model) {
        Map<String, String> typed = new HashMap<>();
        typed.put("username", username);
        typed.put("displayName", displayName);
        typed.put("unit", unit);
        typed.put("kind", kind);
        typed.put("from", from);
        model.addAttribute("typed", typed);
        return forms.answer(
                () -> write.answer(HttpStatus.CREATED, () -> {
                    api.administrator(write);
                    List<Defect> defects = new ArrayList<>();
                    String name = required(username, "/username", defects);
                    String called = required(displayName, "/displayName", defects);
                    String secret = required(password, "/password", defects);
                    // Over HTTP the same account may be asked for twice; from a form its password would be forgotten.
                    if (name != null && accounts.find(name).isPresent()) {
                        defects.add(Defect.of(
                                        "USERNAME_TAKEN",
                                        "Đã có tài khoản %s.".formatted(name),
                                        "There is an account %s already.".formatted(name))
                                .at("/username"));
                    }
                    Holding office = office(unit, kind, from, write.today(), defects);
                    if (!defects.isEmpty() || name == null || called == null || secret == null) {
                        throw new Refusal(Refusal.Kind.MALFORMED, defects);
                    }
                    return api.created(new AccountForm(name, called, null, secret, null, office), write);
                }),
                answer -> Done.to(
                        page(answer.outcome().id()),
                        "Đã tạo tài khoản. Hãy trao mật khẩu tạm cho người dùng; người đó tự đổi sau khi đăng nhập.",
                        "The account is made. Hand over the temporary password; its holder changes it after signing in."),
                model,
                () -> screen.showList(write.who(), model));
    }

    @PostMapping("/accounts/{username}/end")
    String end(
            @PathVariable String username,
            @RequestParam(defaultValue = "") String confirm,
            ApiWrite write,
            Model model) {
        return forms.answer(
                () -> write.answer(HttpStatus.OK, () -> {
                    api.administrator(write);
                    if (!confirm.strip().equals(username)) {
                        throw Refusal.malformed(Defect.of(
                                        "NOT_CONFIRMED",
                                        "Hãy gõ đúng tên đăng nhập %s để xác nhận.".formatted(username),
                                        "Type the user name %s to confirm.".formatted(username))
                                .at("/confirm"));
                    }
                    return leavers.farewell(username, write);
                }),
                answer -> Done.to(page(username), "Đã kết thúc tài khoản.", "The account is ended."),
                model,
                () -> screen.show(write.who(), username, model));
    }

    /** Null where none is given with the account, or not understood. */
    private @Nullable Holding office(String unit, String kind, String from, LocalDate today, List<Defect> defects) {
        if (unit.isBlank() && kind.isBlank()) {
            return null;
        }
        LocalDate since = from.isBlank() ? today : understood(() -> StrictJson.day(from), "/from", defects);
        UnitId where = unit.isBlank()
                ? missing("/unit", defects)
                : understood(() -> units.meant(unit, since == null ? today : since, "/unit"), "/unit", defects);
        OfficeKind what = kind.isBlank()
                ? missing("/kind", defects)
                : understood(() -> OfficeKind.valueOf(kind), "/kind", defects);
        return where == null || what == null || since == null ? null : new Holding(where, what, since, null);
    }

    private static String page(String username) {
        return "/accounts/" + UriUtils.encodePathSegment(username, StandardCharsets.UTF_8);
    }

    private static @Nullable String required(String typed, String pointer, List<Defect> defects) {
        String text = StrictJson.composed(typed).strip();
        if (text.isEmpty()) {
            return missing(pointer, defects);
        }
        if (StrictJson.isUnclear(text)) {
            defects.add(unclear(pointer));
            return null;
        }
        return text;
    }

    private static <T> @Nullable T understood(Supplier<T> make, String pointer, List<Defect> defects) {
        try {
            return make.get();
        } catch (Refusal refused) {
            defects.addAll(refused.defects());
        } catch (IllegalArgumentException | DateTimeParseException e) {
            defects.add(unclear(pointer));
        }
        return null;
    }

    private static <T> @Nullable T missing(String pointer, List<Defect> defects) {
        defects.add(Defect.missing().at(pointer));
        return null;
    }

    private static Defect unclear(String pointer) {
        return Defect.of("BAD_VALUE", "Không hiểu được giá trị này.", "This cannot be understood.")
                .at(pointer);
    }
}
