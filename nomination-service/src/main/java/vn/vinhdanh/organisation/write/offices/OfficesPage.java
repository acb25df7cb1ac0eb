package vn.vinhdanh.organisation.write.offices;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vinhdanh.access.account.Account;
import vn.vinhdanh.access.account.Accounts;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.page.Forms;
import vn.vinhdanh.access.page.Forms.Done;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.organisation.UnitScreen;
import vn.vinhdanh.organisation.write.offices.OfficesWriteApi.NewHolding;

/** Offices are given and ended on the page of their unit. */
@PageController
class OfficesPage {

    private final OfficesWriteApi api;
    private final Accounts accounts;
    private final UnitScreen screen;
    private final Forms forms;

    OfficesPage(OfficesWriteApi api, Accounts accounts, UnitScreen screen, Forms forms) {
        this.api = api;
        this.accounts = accounts;
        this.screen = screen;
        this.forms = forms;
    }

    @PostMapping("/offices")
    String assign(
            @RequestParam UnitId unit,
            @RequestParam(defaultValue = "") String account,
            @RequestParam OfficeKind kind,
            @RequestParam LocalDate from,
            @RequestParam(defaultValue = "") String document,
            ApiWrite write,
            Model model) {
        model.addAttribute("typed", Map.of("account", account));
        return forms.answer(
                () -> write.answer(HttpStatus.CREATED, () -> {
                    Account whose = accounts.find(account.strip())
                            .orElseThrow(() -> Refusal.malformed(Defect.of(
                                            "ACCOUNT_UNKNOWN",
                                            "Không có tài khoản “%s”.".formatted(account.strip()),
                                            "There is no account “%s”.".formatted(account.strip()))
                                    .at("/account")));
                    return api.assigned(
                            new NewHolding(
                                    whose.person(),
                                    unit,
                                    kind,
                                    from,
                                    null,
                                    document.isBlank() ? null : document.strip()),
                            write);
                }),
                answer -> Done.to("/units/" + unit.value(), "Đã giao chức vụ.", "The office is assigned."),
                model,
                () -> screen.show(write.who(), unit, model));
    }

    @PostMapping("/offices/{id}/end")
    String end(@PathVariable OfficeId id, @RequestParam UnitId unit, ApiWrite write, Model model) {
        return forms.answer(
                () -> write.answer(HttpStatus.OK, () -> api.ended(id, write.today(), write)),
                answer -> Done.to("/units/" + unit.value(), "Đã kết thúc chức vụ.", "The office is ended."),
                model,
                () -> screen.show(write.who(), unit, model));
    }
}
