package vn.vinhdanh.approval.write;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.page.Forms;
import vn.vinhdanh.access.page.Forms.Done;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.access.problem.StrictJson;
import vn.vinhdanh.approval.write.CaseForm.ReasonForm;
import vn.vinhdanh.approval.write.ConflictWriteApi.Declaration;
import vn.vinhdanh.approval.write.ConflictWriteApi.Lifting;
import vn.vinhdanh.events.ConflictId;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;

/** Conflicts of interest are declared and lifted on the page that shows them. */
@PageController
class ConflictActsPage {

    private static final int MOST = 4_000;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");

    /** A unit as a field suggests it: its name and, in parentheses, its id. */
    private static final Pattern SPELLED = Pattern.compile(".*\\(([^()]+)\\)\\s*");

    private final ConflictWriteApi api;
    private final Forms forms;

    ConflictActsPage(ConflictWriteApi api, Forms forms) {
        this.api = api;
        this.forms = forms;
    }

    /**
     * @param nomination of the case that the form was opened from
     * @param about {@code person:…} or {@code unit:…} of that case
     * @param unit as typed, where no case is at hand
     */
    @PostMapping("/conflicts")
    String declare(
            @RequestParam(name = "case", required = false) @Nullable NominationId nomination,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String text,
            ApiWrite write) {
        return forms.answer(
                () -> write.answer(HttpStatus.CREATED, () -> {
                    List<Defect> defects = new ArrayList<>();
                    PersonId person = about.startsWith("person:")
                            ? known(() -> new PersonId(about.substring("person:".length())), "/about", defects)
                            : null;
                    UnitId where = person != null ? null : unit(nomination != null, about, unit, defects);
                    ReasonForm reason = reason(code, text, "/text", defects);
                    if (!defects.isEmpty() || reason == null) {
                        throw new Refusal(Refusal.Kind.MALFORMED, defects);
                    }
                    return api.declared(new Declaration(person, where, reason, null), write);
                }),
                answer -> Done.to(
                        "/conflicts",
                        "Đã ghi nhận xung đột lợi ích. Bạn không xử lý các hồ sơ liên quan cho đến khi được gỡ.",
                        "The conflict is recorded. You act on no case that it concerns until it is lifted."),
                nomination == null ? "/conflicts" : "/conflicts?case=" + nomination.value());
    }

    @PostMapping("/conflicts/{conflict}/lift")
    String lift(
            @PathVariable ConflictId conflict,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String text,
            ApiWrite write) {
        return forms.answer(
                () -> write.answer(HttpStatus.OK, () -> {
                    List<Defect> defects = new ArrayList<>();
                    ReasonForm reason = reason(code, text, "/lift-" + conflict.value(), defects);
                    if (!defects.isEmpty() || reason == null) {
                        throw new Refusal(Refusal.Kind.MALFORMED, defects);
                    }
                    return api.lifted(conflict, new Lifting(reason, null), write);
                }),
                answer -> Done.to("/conflicts", "Đã gỡ xung đột lợi ích.", "The conflict is lifted."),
                "/conflicts");
    }

    private static @Nullable UnitId unit(boolean ofCase, String about, String unit, List<Defect> defects) {
        if (ofCase) {
            if (!about.startsWith("unit:")) {
                defects.add(
                        Defect.of("REQUIRED", "Hãy chọn một.", "Choose one.").at("/about"));
                return null;
            }
            return known(() -> new UnitId(about.substring("unit:".length())), "/about", defects);
        }
        String typed = StrictJson.composed(unit).strip();
        if (typed.isEmpty()) {
            defects.add(Defect.missing().at("/unit"));
            return null;
        }
        Matcher spelled = SPELLED.matcher(typed);
        String id = spelled.matches() ? spelled.group(1).strip() : typed;
        return known(() -> new UnitId(id), "/unit", defects);
    }

    private static <T> @Nullable T known(Supplier<T> make, String pointer, List<Defect> defects) {
        try {
            return make.get();
        } catch (IllegalArgumentException e) {
            defects.add(Defect.of(
                            "BAD_VALUE",
                            "Không hiểu được; hãy chọn trong danh sách gợi ý hoặc gõ mã.",
                            "This cannot be understood; choose a suggestion, or type the id.")
                    .at(pointer));
            return null;
        }
    }

    private static @Nullable ReasonForm reason(String code, String text, String pointer, List<Defect> defects) {
        String stated = StrictJson.composed(text).strip();
        if (stated.isEmpty()) {
            defects.add(Defect.missing().at(pointer));
            return null;
        }
        if (stated.length() > MOST || !CODE.matcher(code).matches()) {
            defects.add(Defect.of(
                            "BAD_VALUE",
                            "Lý do có tối đa %d ký tự.".formatted(MOST),
                            "A reason has at most %d characters.".formatted(MOST))
                    .at(pointer));
            return null;
        }
        return new ReasonForm(code, stated, null);
    }
}
