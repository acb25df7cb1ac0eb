package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.Sentence;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.approval.Stage;

/** The sentences in which a case refuses. */
public final class CaseRefusals {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private static final Map<StepKind, Sentence> STEPS = Map.of(
            StepKind.INTAKE, new Sentence("tiếp nhận", "intake"),
            StepKind.APPRAISAL, new Sentence("thẩm định", "appraisal"),
            StepKind.CONSULTATION, new Sentence("lấy ý kiến cơ quan liên quan", "consultation"),
            StepKind.PUBLIC_CONSULTATION, new Sentence("lấy ý kiến nhân dân", "public consultation"),
            StepKind.COUNCIL, new Sentence("Hội đồng", "the council"),
            StepKind.HEAD, new Sentence("người đứng đầu", "the head"));

    private static final Map<AwardLevel, Sentence> LEVELS = Map.of(
            AwardLevel.GRASSROOTS, new Sentence("cơ sở", "grassroots"),
            AwardLevel.COMMUNE, new Sentence("cấp xã", "commune"),
            AwardLevel.DISTRICT, new Sentence("cấp huyện", "district"),
            AwardLevel.PROVINCE, new Sentence("cấp tỉnh", "province"),
            AwardLevel.GOVERNMENT, new Sentence("Chính phủ", "Government"),
            AwardLevel.STATE, new Sentence("Nhà nước", "State"));

    private CaseRefusals() {}

    static Sentence words(StepKind step) {
        return STEPS.getOrDefault(step, new Sentence(step.name(), step.name()));
    }

    static Sentence words(AwardLevel level) {
        return LEVELS.getOrDefault(level, new Sentence(level.name(), level.name()));
    }

    static Refusal notAtAStep(Progress progress) {
        if (progress instanceof Progress.AwaitingSupplement) {
            return state(
                    "AWAITING_SUPPLEMENT",
                    "Hồ sơ đã trả lại và đang chờ đơn vị bổ sung.",
                    "The dossier has been returned and awaits the unit's supplement.");
        }
        if (progress instanceof Progress.Held) {
            return state("CASE_HELD", "Hồ sơ đang tạm dừng.", "The case is on hold.");
        }
        if (progress instanceof Progress.AwaitingTransfer) {
            return state(
                    "TRANSFER_AWAITED",
                    "Cơ quan đang giữ hồ sơ đã giải thể; hồ sơ chờ quản trị viên cấp trên chọn cơ quan tiếp nhận.",
                    "The body that had the case is dissolved; an administrator of the level above has yet to choose who"
                            + " goes on with it.");
        }
        return ended();
    }

    public static Refusal ended() {
        return state("CASE_ENDED", "Hồ sơ đã kết thúc.", "The case has ended.");
    }

    public static Refusal stale() {
        return new Refusal(
                Refusal.Kind.STALE,
                List.of(Defect.of(
                        "STALE",
                        "Đã có người thay đổi sau lần bạn xem; hãy tải lại rồi làm tiếp.",
                        "Somebody has changed it since you read it; read it again and go on.")));
    }

    static Refusal atAnotherStep(StepKind step) {
        return state(
                "AT_ANOTHER_STEP",
                "Hồ sơ đang ở bước %s.".formatted(words(step).vi()),
                "The case is at the step of %s.".formatted(words(step).en()));
    }

    static Refusal notHeld() {
        return state("NOT_HELD", "Hồ sơ không bị tạm dừng.", "The case is not on hold.");
    }

    static Refusal noSuchStep(StepKind step) {
        return rule(
                "NO_SUCH_STEP",
                "Cấp này không có bước %s để mở lại.".formatted(words(step).vi()),
                "This stage has no step of %s to reopen.".formatted(words(step).en()));
    }

    static Refusal consultationStillOpen(LocalDate from, LocalDate until, LocalDate on) {
        return rule(
                "CONSULTATION_STILL_OPEN",
                "Việc lấy ý kiến từ %s đến %s chưa kết thúc vào ngày %s."
                        .formatted(DAY.format(from), DAY.format(until), DAY.format(on)),
                "The consultation from %s until %s is not over on %s.".formatted(from, until, on));
    }

    static Refusal consultationTooShort(int term, @Nullable String source) {
        return Refusal.rule(Defect.of(
                        "CONSULTATION_TOO_SHORT",
                        "Phải lấy ý kiến nhân dân ít nhất %d ngày làm việc.".formatted(term),
                        "A public consultation lasts at least %d working days.".formatted(term))
                .at("/until")
                .citing(source));
    }

    static Refusal noReasons() {
        return Refusal.rule(Defect.of(
                        "REASONS_MISSING", "Phải nêu mọi lý do khi trả lại hồ sơ.", "A return must state every reason.")
                .at("/reasons"));
    }

    static Refusal returnedOnceAlready() {
        return state(
                "RETURNED_ONCE_ALREADY",
                "Hồ sơ chỉ được trả lại một lần ở bước này; lần nữa phải do người đứng đầu quyết định.",
                "This step has returned the dossier once; only the head may return it again.");
    }

    static Refusal lastLevel(AwardLevel level) {
        return state(
                "LAST_LEVEL",
                "%s là cấp quyết định; không còn cấp trên để trình."
                        .formatted(words(level).vi()),
                "This award is decided at %s level; there is no level above to forward to."
                        .formatted(words(level).en()));
    }

    static Refusal mayOnlyForward(String ref, Stage stage, String award) {
        return rule(
                "MAY_ONLY_FORWARD",
                "%s: %s không có thẩm quyền quyết định %s, chỉ trình cấp trên."
                        .formatted(ref, words(stage.level()).vi(), award),
                "%s: the %s level has no power to decide %s; it can only forward."
                        .formatted(ref, words(stage.level()).en(), award));
    }

    static Refusal notBeforeHead(String ref, Progress progress) {
        if (progress instanceof Progress.AtStep at) {
            return state(
                    "AT_ANOTHER_STEP",
                    "%s đang ở bước %s, chưa đến bước quyết định."
                            .formatted(ref, words(at.step()).vi()),
                    "%s is at the step of %s, not yet before the head."
                            .formatted(ref, words(at.step()).en()));
        }
        return notAtAStep(progress);
    }

    static Refusal otherBody(String ref, String body) {
        return state(
                "AT_ANOTHER_BODY", "%s đang ở cơ quan %s.".formatted(ref, body), "%s is with %s.".formatted(ref, body));
    }

    public static Refusal bodyExists(String body, LocalDate on) {
        return state(
                "BODY_EXISTS",
                "%s vẫn hoạt động vào ngày %s; hồ sơ không phải chuyển.".formatted(body, DAY.format(on)),
                "%s exists on %s; the case stays there.".formatted(body, on));
    }

    public static Refusal notASuccessor(String chosen, List<String> choices) {
        return Refusal.rule(Defect.of(
                        "NOT_A_SUCCESSOR",
                        "%s không phải là cơ quan tiếp nhận; chọn một trong: %s."
                                .formatted(chosen, String.join("; ", choices)),
                        "%s is not a body that takes over; choose one of: %s."
                                .formatted(chosen, String.join("; ", choices)))
                .at("/to"));
    }

    static Refusal inDraftDecision() {
        return state(
                "IN_DRAFT_DECISION",
                "Hồ sơ đang nằm trong một dự thảo quyết định.",
                "The case stands in a draft decision.");
    }

    static Refusal councilDidNotPass(String ref) {
        return rule(
                "COUNCIL_DID_NOT_PASS",
                "%s: Hội đồng không thông qua, chỉ có thể từ chối.".formatted(ref),
                "%s: the council did not pass it; it can only be refused.".formatted(ref));
    }

    static Refusal ownAward() {
        return forbidden(
                "OWN_AWARD",
                "Không ai được xử lý hồ sơ khen thưởng của chính mình.",
                "Nobody acts on a nomination for themselves.");
    }

    static Refusal takenByAnother() {
        return state(
                "STEP_TAKEN",
                "Người khác cùng chức vụ đang xử lý bước này; chờ người đó trả lại, hoặc người đứng đầu cơ quan trả lại.",
                "Another holder of the office works on this step, until they or the head of the body release it.");
    }

    static Refusal notTaken() {
        return state("STEP_NOT_TAKEN", "Chưa có ai nhận bước này.", "Nobody has taken this step.");
    }

    static Refusal filedIt() {
        return forbidden(
                "FILED_IT",
                "Bạn là người trình hồ sơ này nên không được xử lý.",
                "You filed this nomination, so you do not act on its case.");
    }

    static Refusal actedAlready(AwardLevel level, StepKind step) {
        return forbidden(
                "ACTED_AT_ANOTHER_STEP",
                "Bạn đã xử lý hồ sơ này ở bước %s, %s; một người không xử lý hai bước của một hồ sơ."
                        .formatted(words(step).vi(), words(level).vi()),
                "You acted on this case at the step of %s, %s level; nobody acts at two steps of one case."
                        .formatted(words(step).en(), words(level).en()));
    }

    static Refusal notTheLastStep(StepKind step) {
        return state(
                "NOT_THE_LAST_STEP",
                "Chỉ mở lại được bước vừa xong, trước khi có việc tiếp theo; bước %s không phải bước đó."
                        .formatted(words(step).vi()),
                "Only the step that was done last is reopened, before the next act; %s is not that step."
                        .formatted(words(step).en()));
    }

    static Refusal beforeLastAct(LocalDate on, LocalDate last) {
        return Refusal.rule(Defect.of(
                        "BEFORE_LAST_ACT",
                        "Ngày %s trước việc gần nhất của hồ sơ (%s).".formatted(DAY.format(on), DAY.format(last)),
                        "%s is before the latest act on this case (%s).".formatted(on, last))
                .at("/date"));
    }

    static String day(LocalDate date) {
        return DAY.format(date);
    }

    static Refusal state(String code, String vi, String en) {
        return Refusal.state(Defect.of(code, vi, en));
    }

    static Refusal rule(String code, String vi, String en) {
        return Refusal.rule(Defect.of(code, vi, en));
    }

    private static Refusal forbidden(String code, String vi, String en) {
        return Refusal.forbidden(Defect.of(code, vi, en));
    }
}
