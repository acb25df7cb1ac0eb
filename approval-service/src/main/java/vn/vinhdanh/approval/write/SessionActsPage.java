package vn.vinhdanh.approval.write;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Outcome;
import vn.vinhdanh.access.page.Forms;
import vn.vinhdanh.access.page.Forms.Done;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.approval.write.SessionWriteApi.Attendance;
import vn.vinhdanh.approval.write.SessionWriteApi.Closing;
import vn.vinhdanh.approval.write.SessionWriteApi.Convening;
import vn.vinhdanh.approval.write.SessionWriteApi.Tallying;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.SessionId;
import vn.vinhdanh.events.UnitId;

/** What the secretary of a council does, from the session's page. */
@PageController
class SessionActsPage {

    private final SessionWriteApi api;
    private final Forms forms;

    SessionActsPage(SessionWriteApi api, Forms forms) {
        this.api = api;
        this.forms = forms;
    }

    @PostMapping("/sessions")
    String convene(
            @RequestParam UnitId council,
            @RequestParam LocalDate date,
            @RequestParam(name = "case", required = false) @Nullable List<NominationId> cases,
            ApiWrite write) {
        return forms.answer(
                () -> write.answer(HttpStatus.CREATED, () -> {
                    if (cases == null || cases.isEmpty()) {
                        throw Refusal.malformed(
                                Defect.of("NO_CASES", "Hãy chọn ít nhất một hồ sơ.", "Choose at least one case."));
                    }
                    return api.convened(new Convening(council, date, cases), write);
                }),
                answer -> Done.to(
                        "/sessions/" + answer.outcome().id(), "Đã triệu tập phiên họp.", "The session is convened."),
                "/sessions/new?council=" + council.value());
    }

    @PostMapping("/sessions/{session}/attendance")
    String attendance(
            @PathVariable SessionId session,
            @RequestParam(required = false) @Nullable List<PersonId> present,
            ApiWrite write) {
        Attendance form = new Attendance(present == null ? List.of() : present, null);
        return forms.answer(
                () -> write.answer(HttpStatus.OK, () -> api.attended(session, form, write)),
                answer -> Done.to(page(session), "Đã ghi danh sách dự họp.", "The attendance is recorded."),
                page(session));
    }

    record Tally(
            NominationId item,
            Integer inFavour,
            Integer against,
            Integer blank,
            @Nullable Boolean passed,
            @Nullable String conclusion) {}

    @PostMapping("/sessions/{session}/tally")
    String tally(@PathVariable SessionId session, @Valid @ModelAttribute Tally form, ApiWrite write) {
        Tallying tallying = new Tallying(
                form.item(), form.inFavour(), form.against(), form.blank(), form.passed(), form.conclusion(), null);
        return forms.answer(
                () -> write.answer(HttpStatus.OK, () -> api.tallied(session, tallying, write)),
                answer -> Done.to(page(session), "Đã ghi kết quả biểu quyết.", "The vote is recorded."),
                page(session));
    }

    /** One result that the council came to on several cases. */
    record OneForAll(
            @NotEmpty List<NominationId> item,
            @NotNull Integer inFavour,
            @NotNull Integer against,
            @NotNull Integer blank,
            @Nullable Boolean passed) {}

    @PostMapping("/sessions/{session}/tally-all")
    String tallyAll(@PathVariable SessionId session, @Valid @ModelAttribute OneForAll form, ApiWrite write) {
        return forms.answer(
                () -> write.answer(HttpStatus.OK, () -> {
                    Outcome last = Outcome.of(session.value(), write.requireVersion());
                    for (NominationId item : form.item()) {
                        Tallying tallying = new Tallying(
                                item, form.inFavour(), form.against(), form.blank(), form.passed(), null, null);
                        last = api.tallied(session, last.version(), tallying, write);
                    }
                    return last;
                }),
                answer -> Done.to(
                        page(session),
                        "Đã ghi kết quả biểu quyết của %d hồ sơ."
                                .formatted(form.item().size()),
                        "The votes on %d cases are recorded."
                                .formatted(form.item().size())),
                page(session));
    }

    @PostMapping("/sessions/{session}/close")
    String close(@PathVariable SessionId session, ApiWrite write) {
        return forms.answer(
                () -> write.answer(HttpStatus.OK, () -> api.closed(session, new Closing(null), write)),
                answer -> Done.to(page(session), "Đã kết thúc phiên họp.", "The session is closed."),
                page(session));
    }

    private static String page(SessionId session) {
        return "/sessions/" + session.value();
    }
}
