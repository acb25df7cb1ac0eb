package vn.vinhdanh.organisation.write.units;

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
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Outcome;
import vn.vinhdanh.access.page.Forms;
import vn.vinhdanh.access.page.Forms.Done;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.access.problem.StrictJson;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.UnitKind;
import vn.vinhdanh.organisation.UnitChoices;
import vn.vinhdanh.organisation.UnitScreen;
import vn.vinhdanh.organisation.write.units.UnitsWriteApi.Dissolution;
import vn.vinhdanh.organisation.write.units.UnitsWriteApi.NewName;
import vn.vinhdanh.organisation.write.units.UnitsWriteApi.NewUnit;

/** What administrators change of units, from their pages. */
@PageController
class ChangeUnitPage {

    private static final int LINE = 300;

    private final UnitsWriteApi api;
    private final UnitChoices units;
    private final UnitScreen screen;
    private final Forms forms;

    ChangeUnitPage(UnitsWriteApi api, UnitChoices units, UnitScreen screen, Forms forms) {
        this.api = api;
        this.units = units;
        this.screen = screen;
        this.forms = forms;
    }

    @PostMapping("/units")
    String register(
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String parent,
            @RequestParam(defaultValue = "") String from,
            ApiWrite write,
            Model model) {
        typed(model, "id", id, "name", name, "kind", kind, "parent", parent, "from", from);
        return forms.answer(
                () -> write.answer(HttpStatus.CREATED, () -> {
                    List<Defect> defects = new ArrayList<>();
                    UnitId unit = understood(() -> new UnitId(id.strip()), "/id", defects);
                    String called = line(name, "/name", defects);
                    UnitKind what = understood(() -> UnitKind.valueOf(kind), "/kind", defects);
                    UnitId above = parent.isBlank()
                            ? null
                            : understood(() -> units.meant(parent, write.today(), "/parent"), "/parent", defects);
                    LocalDate since = from.isBlank() ? null : understood(() -> StrictJson.day(from), "/from", defects);
                    if (!defects.isEmpty() || unit == null || called == null || what == null) {
                        throw new Refusal(Refusal.Kind.MALFORMED, defects);
                    }
                    return api.registered(new NewUnit(unit, called, what, above, since, null), write);
                }),
                answer -> Done.to("/units/" + answer.outcome().id(), "Đã đăng ký đơn vị.", "The unit is registered."),
                model,
                () -> screen.showTree(write.who(), model));
    }

    @PostMapping("/units/{id}/rename")
    String rename(
            @PathVariable UnitId id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String from,
            ApiWrite write,
            Model model) {
        typed(model, "name", name, "from", from);
        return change(
                id,
                () -> {
                    List<Defect> defects = new ArrayList<>();
                    String called = line(name, "/name", defects);
                    LocalDate since = understood(() -> StrictJson.day(from), "/from", defects);
                    if (!defects.isEmpty() || called == null || since == null) {
                        throw new Refusal(Refusal.Kind.MALFORMED, defects);
                    }
                    return api.renamed(id, new NewName(called, since), write);
                },
                Done.to("/units/" + id.value(), "Đã đổi tên đơn vị.", "The unit is renamed."),
                write,
                model);
    }

    /** @param successors one a line */
    @PostMapping("/units/{id}/dissolve")
    String dissolve(
            @PathVariable UnitId id,
            @RequestParam(defaultValue = "") String lastDay,
            @RequestParam(defaultValue = "") String successors,
            @RequestParam(defaultValue = "") String confirm,
            ApiWrite write,
            Model model) {
        typed(model, "lastDay", lastDay, "successors", successors, "confirm", confirm);
        return change(
                id,
                () -> {
                    List<Defect> defects = new ArrayList<>();
                    LocalDate last = understood(() -> StrictJson.day(lastDay), "/lastDay", defects);
                    List<UnitId> heirs = new ArrayList<>();
                    for (String line :
                            successors.lines().filter(one -> !one.isBlank()).toList()) {
                        UnitId heir = understood(
                                () -> units.meant(line, last == null ? write.today() : last.plusDays(1), "/successors"),
                                "/successors",
                                defects);
                        if (heir != null) {
                            heirs.add(heir);
                        }
                    }
                    if (!confirm.strip().equals(id.value())) {
                        defects.add(Defect.of(
                                        "NOT_CONFIRMED",
                                        "Hãy gõ đúng mã %s để xác nhận.".formatted(id.value()),
                                        "Type the id %s to confirm.".formatted(id.value()))
                                .at("/confirm"));
                    }
                    if (!defects.isEmpty() || last == null) {
                        throw new Refusal(Refusal.Kind.MALFORMED, defects);
                    }
                    return api.dissolved(id, new Dissolution(last, heirs), write);
                },
                Done.to("/units/" + id.value(), "Đã ghi nhận việc giải thể.", "The dissolution is recorded."),
                write,
                model);
    }

    private String change(UnitId id, Supplier<Outcome> work, Done done, ApiWrite write, Model model) {
        return forms.answer(
                () -> write.answer(HttpStatus.OK, work),
                answer -> done,
                model,
                () -> screen.show(write.who(), id, model));
    }

    /** What was typed, for the same page again. */
    private static void typed(Model model, String... fields) {
        Map<String, String> typed = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            typed.put(fields[i], fields[i + 1]);
        }
        model.addAttribute("typed", typed);
    }

    private static @Nullable String line(String typed, String pointer, List<Defect> defects) {
        String text = StrictJson.composed(typed).strip();
        if (text.isEmpty() || text.length() > LINE || StrictJson.isUnclear(text)) {
            defects.add(text.isEmpty() ? Defect.missing().at(pointer) : unclear(pointer));
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

    private static Defect unclear(String pointer) {
        return Defect.of(
                        "BAD_VALUE",
                        "Chưa có hoặc không hiểu được giá trị này.",
                        "This is missing, or cannot be understood.")
                .at(pointer);
    }
}
