package vn.vinhdanh.decision.write;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vinhdanh.access.api.Answer;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.page.Forms;
import vn.vinhdanh.access.page.Forms.Done;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.decision.write.DecisionWriteApi.Correction;
import vn.vinhdanh.decision.write.DecisionWriteApi.Drafting;
import vn.vinhdanh.decision.write.DecisionWriteApi.OnDay;
import vn.vinhdanh.decision.write.DecisionWriteApi.Signature;
import vn.vinhdanh.decision.write.DecisionWriteApi.Striking;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.DecisionId;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;

/** What a head does with a decision, from its page. */
@PageController
class DecisionActsPage {

    private final DecisionWriteApi api;
    private final Forms forms;

    DecisionActsPage(DecisionWriteApi api, Forms forms) {
        this.api = api;
        this.forms = forms;
    }

    @PostMapping("/decisions")
    String draft(
            @RequestParam UnitId body,
            @RequestParam AwardLevel level,
            @RequestParam(name = "case", required = false) @Nullable List<NominationId> cases,
            ApiWrite write) {
        return forms.answer(
                () -> write.answer(HttpStatus.CREATED, () -> {
                    if (cases == null || cases.isEmpty()) {
                        throw Refusal.malformed(
                                Defect.of("NO_CASES", "Hãy chọn ít nhất một hồ sơ.", "Choose at least one case."));
                    }
                    return api.drafted(new Drafting(level, body, cases, null), write);
                }),
                answer -> Done.to(
                        "/decisions/" + answer.outcome().id(),
                        "Đã lập dự thảo quyết định.",
                        "The decision is drafted."),
                "/decisions/new?body=" + body.value());
    }

    /** Signing is tried first: what it would do to each case, and what stands against it. */
    @PostMapping("/decisions/{decision}/preview")
    String preview(
            @PathVariable DecisionId decision,
            @RequestParam String number,
            @RequestParam LocalDate date,
            ApiWrite write) {
        return forms.previewed(
                () -> write.answer(HttpStatus.OK, () -> api.signed(decision, signature(number, date), write)),
                DecisionActsPage::prizes,
                page(decision));
    }

    /** What each case would get, in whole VND; nothing where no factor or base salary is set. */
    private static HashMap<String, Long> prizes(Answer answer) {
        HashMap<String, Long> prizes = new HashMap<>();
        if (answer.outcome().more().get("effects") instanceof List<?> effects) {
            for (Object one : effects) {
                if (one instanceof Effect effect) {
                    prizes.put(effect.nominationId().value(), effect.prize());
                }
            }
        }
        return prizes;
    }

    /** @param confirmation the number once more, typed by hand: a signature is for ever */
    @PostMapping("/decisions/{decision}/sign")
    String sign(
            @PathVariable DecisionId decision,
            @RequestParam String number,
            @RequestParam LocalDate date,
            @RequestParam(defaultValue = "") String confirmation,
            ApiWrite write) {
        return forms.answer(
                () -> write.answer(HttpStatus.OK, () -> {
                    if (!confirmation.strip().equals(number.strip())) {
                        throw Refusal.malformed(Defect.of(
                                        "NOT_CONFIRMED",
                                        "Gõ lại đúng số quyết định để ký.",
                                        "Type the number of the decision again to sign it.")
                                .at("/confirmation"));
                    }
                    return api.signed(decision, signature(number, date), write);
                }),
                answer -> Done.to(page(decision), "Đã ký quyết định.", "The decision is signed."),
                page(decision));
    }

    @PostMapping("/decisions/{decision}/publish")
    String publish(@PathVariable DecisionId decision, ApiWrite write) {
        return forms.answer(
                () -> write.answer(HttpStatus.OK, () -> api.published(decision, new OnDay(null), write)),
                answer -> Done.to(page(decision), "Đã công bố quyết định.", "The decision is published."),
                page(decision));
    }

    @PostMapping("/decisions/{decision}/correct")
    String correct(@PathVariable DecisionId decision, @RequestParam String correction, ApiWrite write) {
        return forms.answer(
                () -> write.answer(
                        HttpStatus.OK, () -> api.corrected(decision, new Correction(correction, null), write)),
                answer -> Done.to(page(decision), "Đã ghi đính chính.", "The correction is recorded."),
                page(decision));
    }

    @PostMapping("/decisions/{decision}/strike")
    String strike(@PathVariable DecisionId decision, @RequestParam NominationId item, ApiWrite write) {
        return forms.answer(
                () -> write.answer(HttpStatus.OK, () -> api.struck(decision, new Striking(item, null), write)),
                answer -> Done.to(page(decision), "Đã đưa hồ sơ ra khỏi dự thảo.", "The case is out of the draft."),
                page(decision));
    }

    private static Signature signature(String number, LocalDate date) {
        if (number.isBlank() || number.strip().length() > 60) {
            throw Refusal.malformed(Defect.of(
                            "BAD_NUMBER",
                            "Số quyết định có từ 1 đến 60 ký tự.",
                            "The number of a decision has 1 to 60 characters.")
                    .at("/number"));
        }
        return new Signature(number.strip(), date);
    }

    private static String page(DecisionId decision) {
        return "/decisions/" + decision.value();
    }
}
