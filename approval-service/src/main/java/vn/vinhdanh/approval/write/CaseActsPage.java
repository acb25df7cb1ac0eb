package vn.vinhdanh.approval.write;

import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.page.Forms;
import vn.vinhdanh.access.page.Forms.Done;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.access.problem.StrictJson;
import vn.vinhdanh.approval.write.CaseForm.Appraisal;
import vn.vinhdanh.approval.write.CaseForm.Consultation;
import vn.vinhdanh.approval.write.CaseForm.Plain;
import vn.vinhdanh.approval.write.CaseForm.ReasonForm;
import vn.vinhdanh.approval.write.CaseForm.Transferring;
import vn.vinhdanh.approval.write.CaseForm.VerdictForm;
import vn.vinhdanh.approval.write.CaseForm.WithReason;
import vn.vinhdanh.approval.write.CaseForm.WithReasons;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.Outcome;

/** The acts on cases from the case's page: the same forms and the same path as over the API. */
@PageController
class CaseActsPage {

    private static final String CASE = "/cases/{nomination}/";

    private final CaseActs acts;
    private final Forms forms;

    CaseActsPage(CaseActs acts, Forms forms) {
        this.acts = acts;
        this.forms = forms;
    }

    @PostMapping(CASE + "accept")
    String accept(@PathVariable NominationId nomination, ApiWrite write) {
        return act(
                CaseVerb.ACCEPT, nomination, new Plain(null), write, "Đã tiếp nhận hồ sơ.", "The dossier is accepted.");
    }

    /** A form cannot leave a line out, so empty ones are none. */
    @PostMapping(CASE + "request-supplement")
    String requestSupplement(@PathVariable NominationId nomination, @ModelAttribute Defects form, ApiWrite write) {
        WithReasons stated = new WithReasons(form.stated(), null);
        return act(
                CaseVerb.REQUEST_SUPPLEMENT,
                nomination,
                stated,
                write,
                "Đã trả lại để bổ sung.",
                "It is returned for a supplement.");
    }

    @PostMapping(CASE + "appraise")
    String appraise(@PathVariable NominationId nomination, @Valid @ModelAttribute Appraisal form, ApiWrite write) {
        List<VerdictForm> settled = form.verdicts() == null
                ? List.of()
                : form.verdicts().stream()
                        .filter(verdict -> verdict.outcome() != Outcome.UNKNOWN)
                        .toList();
        Appraisal appraisal = new Appraisal(form.recommendation(), form.findings(), settled, null);
        return act(
                CaseVerb.APPRAISE,
                nomination,
                appraisal,
                write,
                "Đã ghi nhận kết quả thẩm định.",
                "The appraisal is recorded.");
    }

    @PostMapping(CASE + "consult")
    String consult(@PathVariable NominationId nomination, @Valid @ModelAttribute Consultation form, ApiWrite write) {
        return act(
                CaseVerb.CONSULT,
                nomination,
                form,
                write,
                "Đã ghi kết quả lấy ý kiến.",
                "The consultation is recorded.");
    }

    @PostMapping(CASE + "forward")
    String forward(@PathVariable NominationId nomination, ApiWrite write) {
        return act(CaseVerb.FORWARD, nomination, new Plain(null), write, "Đã trình cấp trên.", "It is forwarded.");
    }

    @PostMapping(CASE + "lift-hold")
    String liftHold(@PathVariable NominationId nomination, ApiWrite write) {
        return act(
                CaseVerb.LIFT_HOLD,
                nomination,
                new Plain(null),
                write,
                "Hồ sơ được tiếp tục xét.",
                "The case goes on.");
    }

    @PostMapping(CASE + "reject")
    String reject(@PathVariable NominationId nomination, @Valid @ModelAttribute WithReason form, ApiWrite write) {
        return act(CaseVerb.REJECT, nomination, form, write, "Đã kết luận không khen.", "The award is refused.");
    }

    @PostMapping(CASE + "hold")
    String hold(@PathVariable NominationId nomination, @Valid @ModelAttribute WithReason form, ApiWrite write) {
        return act(CaseVerb.HOLD, nomination, form, write, "Hồ sơ đã tạm dừng.", "The case is held.");
    }

    @PostMapping(CASE + "take")
    String take(@PathVariable NominationId nomination, ApiWrite write) {
        return act(
                CaseVerb.TAKE,
                nomination,
                new Plain(null),
                write,
                "Bạn đang xử lý bước này; người cùng chức vụ không làm trùng.",
                "You work on this step; no other holder of the office does so too.");
    }

    @PostMapping(CASE + "release")
    String release(@PathVariable NominationId nomination, ApiWrite write) {
        return act(
                CaseVerb.RELEASE,
                nomination,
                new Plain(null),
                write,
                "Đã trả lại việc; người cùng chức vụ đều làm được.",
                "The step is released; any holder of the office may do it.");
    }

    /** An administrator need not see the case, so they are led back to their work. */
    @PostMapping(CASE + "transfer")
    String transfer(
            @PathVariable NominationId nomination,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String text,
            ApiWrite write) {
        return forms.answer(
                () -> write.answer(HttpStatus.OK, () -> {
                    List<Defect> defects = new ArrayList<>();
                    if (to.isBlank()) {
                        defects.add(Defect.missing().at("/to"));
                    }
                    String reason = StrictJson.composed(text).strip();
                    if (reason.isEmpty()) {
                        defects.add(Defect.missing().at("/text"));
                    }
                    if (!defects.isEmpty()) {
                        throw new Refusal(Refusal.Kind.MALFORMED, defects);
                    }
                    Transferring form =
                            new Transferring(new UnitId(to), new ReasonForm("SUCCESSOR_CHOSEN", reason, null), null);
                    return acts.act(CaseVerb.TRANSFER, nomination, write.requireVersion(), form, write);
                }),
                answer -> Done.to("/inbox", "Đã chuyển hồ sơ.", "The case is transferred."),
                "/cases/" + nomination.value() + "/transfer");
    }

    @PostMapping(CASE + "recuse")
    String recuse(@PathVariable NominationId nomination, @Valid @ModelAttribute WithReason form, ApiWrite write) {
        return act(
                CaseVerb.RECUSE,
                nomination,
                form,
                write,
                "Đã ghi nhận bạn không tham gia hồ sơ này.",
                "It is recorded that you keep out of this case.");
    }

    @PostMapping(CASE + "return-wrong-route")
    String returnWrongRoute(
            @PathVariable NominationId nomination, @Valid @ModelAttribute WithReason form, ApiWrite write) {
        return act(
                CaseVerb.RETURN_WRONG_ROUTE,
                nomination,
                form,
                write,
                "Đã trả lại vì sai tuyến.",
                "It is returned as wrongly routed.");
    }

    /** The lines of a return, of which some may be empty. */
    record Defects(@Nullable List<@Nullable Line> reasons) {

        record Line(@Nullable String code, @Nullable String text) {}

        List<ReasonForm> stated() {
            return reasons == null
                    ? List.of()
                    : reasons.stream()
                            .filter(Objects::nonNull)
                            .filter(line -> line.code() != null
                                    && line.text() != null
                                    && !line.text().isBlank())
                            .map(line -> new ReasonForm(
                                    Objects.requireNonNull(line.code()),
                                    Objects.requireNonNull(line.text()).strip(),
                                    null))
                            .toList();
        }
    }

    private String act(CaseVerb verb, NominationId nomination, CaseForm form, ApiWrite write, String vi, String en) {
        String page = "/cases/" + nomination.value();
        return forms.answer(
                () -> write.answer(
                        HttpStatus.OK, () -> acts.act(verb, nomination, write.requireVersion(), form, write)),
                answer -> Done.to(page, vi, en),
                page);
    }
}
