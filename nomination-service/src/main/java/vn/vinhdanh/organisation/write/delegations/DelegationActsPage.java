package vn.vinhdanh.organisation.write.delegations;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
import vn.vinhdanh.access.problem.StrictJson;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.DelegationId;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.organisation.DelegationScreen;
import vn.vinhdanh.organisation.write.Delegations;
import vn.vinhdanh.organisation.write.delegations.DelegationsWriteApi.NewDelegation;

/** The holder of an office gives and ends delegations of it on a page of their own. */
@PageController
class DelegationActsPage {

    private static final int LINE = 300;

    private final DelegationsWriteApi api;
    private final Delegations delegations;
    private final Accounts accounts;
    private final DelegationScreen screen;
    private final Forms forms;

    DelegationActsPage(
            DelegationsWriteApi api, Delegations delegations, Accounts accounts, DelegationScreen screen, Forms forms) {
        this.api = api;
        this.delegations = delegations;
        this.accounts = accounts;
        this.screen = screen;
        this.forms = forms;
    }

    @PostMapping("/delegations")
    String grant(
            @RequestParam(defaultValue = "") String office,
            @RequestParam(defaultValue = "") String delegate,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String document,
            ApiWrite write,
            Model model) {
        model.addAttribute(
                "typed",
                Map.of("office", office, "delegate", delegate, "from", from, "until", until, "document", document));
        return forms.answer(
                () -> write.answer(HttpStatus.CREATED, () -> {
                    List<Defect> defects = new ArrayList<>();
                    if (office.isBlank()) {
                        defects.add(Defect.missing().at("/office"));
                    }
                    Account whose = whose(delegate, defects);
                    LocalDate first = day(from, "/from", defects);
                    LocalDate last = day(until, "/until", defects);
                    if (first != null && last != null && last.isBefore(first)) {
                        defects.add(Defect.of(
                                        "ENDS_BEFORE_IT_BEGINS",
                                        "Ngày cuối trước ngày đầu.",
                                        "The last day is before the first.")
                                .at("/until"));
                    }
                    String basis = basis(document, defects);
                    if (!defects.isEmpty() || whose == null || first == null || last == null || basis == null) {
                        throw new Refusal(Refusal.Kind.MALFORMED, defects);
                    }
                    return api.granted(
                            new NewDelegation(new OfficeId(office), whose.person(), first, last, basis), write);
                }),
                answer -> Done.to("/delegations", "Đã ghi nhận ủy quyền.", "The delegation is recorded."),
                model,
                () -> screen.show(write.who(), model));
    }

    @PostMapping("/delegations/{id}/end")
    String end(@PathVariable DelegationId id, ApiWrite write, Model model) {
        return forms.answer(
                () -> write.answer(
                        HttpStatus.OK, () -> api.ended(id, delegations.earliestEnd(id, write.today()), write)),
                answer -> Done.to("/delegations", "Đã kết thúc ủy quyền.", "The delegation is ended."),
                model,
                () -> screen.show(write.who(), model));
    }

    private @Nullable Account whose(String delegate, List<Defect> defects) {
        String username = delegate.strip();
        if (username.isEmpty()) {
            defects.add(Defect.missing().at("/delegate"));
            return null;
        }
        Account account = accounts.find(username).filter(one -> !one.disabled()).orElse(null);
        if (account == null) {
            defects.add(Defect.of(
                            "ACCOUNT_UNKNOWN",
                            "Không có tài khoản “%s” đang dùng.".formatted(username),
                            "There is no account “%s” in use.".formatted(username))
                    .at("/delegate"));
        }
        return account;
    }

    private static @Nullable LocalDate day(String typed, String pointer, List<Defect> defects) {
        if (typed.isBlank()) {
            defects.add(Defect.missing().at(pointer));
            return null;
        }
        try {
            return StrictJson.day(typed);
        } catch (DateTimeParseException e) {
            defects.add(Defect.of("BAD_VALUE", "Không phải là một ngày.", "This is no day.")
                    .at(pointer));
            return null;
        }
    }

    private static @Nullable String basis(String typed, List<Defect> defects) {
        String text = StrictJson.composed(typed).strip();
        if (text.isEmpty()) {
            defects.add(Defect.missing().at("/document"));
            return null;
        }
        if (text.length() > LINE || StrictJson.isUnclear(text)) {
            defects.add(Defect.of(
                            "BAD_VALUE",
                            "Tối đa %d ký tự, không có ký tự điều khiển.".formatted(LINE),
                            "At most %d characters, none of them controls.".formatted(LINE))
                    .at("/document"));
            return null;
        }
        return text;
    }
}
