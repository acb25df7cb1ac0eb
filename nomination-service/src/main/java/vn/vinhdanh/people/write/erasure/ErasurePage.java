package vn.vinhdanh.people.write.erasure;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
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
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Refusal;

/** Administrators erase a person, or keep them from being erased, on the page of that person. */
@PageController
class ErasurePage {

    private static final int GROUND = 1_000;
    private static final int ARTICLE = 300;

    private final ErasureDesk desk;
    private final Forms forms;

    ErasurePage(ErasureDesk desk, Forms forms) {
        this.desk = desk;
        this.forms = forms;
    }

    /** What an erasure would take, to be shown before anything is done. */
    record Effect(int nominations, int documents, int accounts, int forms) implements Serializable {

        private static Effect of(Outcome outcome) {
            return new Effect(
                    count(outcome, "nominations"),
                    count(outcome, "documents"),
                    count(outcome, "accounts"),
                    count(outcome, "forms"));
        }

        private static int count(Outcome outcome, String what) {
            return outcome.more().get(what) instanceof Integer counted ? counted : 0;
        }
    }

    @PostMapping("/persons/{person}/erase/preview")
    String preview(
            @PathVariable PersonId person,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(defaultValue = "") String legalRef,
            ApiWrite write) {
        ApiWrite trial = write.trial();
        return forms.previewed(
                () -> trial.answer(HttpStatus.OK, () -> erased(person, ground, legalRef, trial)),
                answer -> Effect.of(answer.outcome()),
                page(person));
    }

    @PostMapping("/persons/{person}/erase")
    String erase(
            @PathVariable PersonId person,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(defaultValue = "") String legalRef,
            @RequestParam(defaultValue = "") String confirm,
            ApiWrite write) {
        return forms.answer(
                () -> write.answer(HttpStatus.OK, () -> {
                    if (!confirm.strip().equals(person.value())) {
                        throw Refusal.malformed(Defect.of(
                                        "NOT_CONFIRMED",
                                        "Hãy gõ đúng mã %s để xác nhận.".formatted(person.value()),
                                        "Type the id %s to confirm.".formatted(person.value()))
                                .at("/confirm"));
                    }
                    return erased(person, ground, legalRef, write);
                }),
                answer -> Done.to(
                        page(person),
                        "Đã xóa dữ liệu cá nhân. Biên nhận nằm trong nhật ký dưới đây.",
                        "The personal data are erased. The receipt is in the history below."),
                page(person));
    }

    @PostMapping("/persons/{person}/legal-hold")
    String hold(
            @PathVariable PersonId person,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String legalRef,
            ApiWrite write) {
        return forms.answer(
                () -> write.answer(HttpStatus.OK, () -> {
                    List<Defect> defects = new ArrayList<>();
                    String why = text(reason, "/reason", GROUND, defects);
                    String article = legalRef.isBlank() ? null : text(legalRef, "/legalRef", ARTICLE, defects);
                    refuse(defects);
                    return desk.hold(person, why, article, null, write);
                }),
                answer -> Done.to(page(person), "Đã đặt lưu giữ theo yêu cầu pháp lý.", "The legal hold is placed."),
                page(person));
    }

    @PostMapping("/persons/{person}/legal-hold/lift")
    String lift(@PathVariable PersonId person, @RequestParam(defaultValue = "") String reason, ApiWrite write) {
        return forms.answer(
                () -> write.answer(HttpStatus.OK, () -> {
                    List<Defect> defects = new ArrayList<>();
                    String why = text(reason, "/reason", GROUND, defects);
                    refuse(defects);
                    return desk.lift(person, why, null, write);
                }),
                answer -> Done.to(page(person), "Đã thôi lưu giữ.", "The legal hold is lifted."),
                page(person));
    }

    private Outcome erased(PersonId person, String ground, String legalRef, ApiWrite write) {
        List<Defect> defects = new ArrayList<>();
        String why = text(ground, "/ground", GROUND, defects);
        String article = text(legalRef, "/legalRef", ARTICLE, defects);
        refuse(defects);
        return desk.erase(person, why, article, null, write);
    }

    private static String text(String typed, String pointer, int most, List<Defect> defects) {
        String text = StrictJson.composed(typed).strip();
        if (text.isEmpty()) {
            defects.add(Defect.missing().at(pointer));
        } else if (text.length() > most) {
            defects.add(Defect.of(
                            "TOO_LONG",
                            "Dài quá %d ký tự.".formatted(most),
                            "Longer than %d characters.".formatted(most))
                    .at(pointer));
        } else if (StrictJson.isUnclear(text)) {
            defects.add(Defect.of("BAD_VALUE", "Không hiểu được giá trị này.", "This cannot be understood.")
                    .at(pointer));
        }
        return text;
    }

    private static void refuse(List<Defect> defects) {
        if (!defects.isEmpty()) {
            throw new Refusal(Refusal.Kind.MALFORMED, defects);
        }
    }

    private static String page(PersonId person) {
        return "/persons/" + person.value();
    }
}
