package vn.vinhdanh.nomination.write;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.Sentence;
import vn.vinhdanh.events.UnitId;

/** The sentences in which a nomination refuses. */
final class NominationRefusals {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private static final Map<String, Sentence> STATES = Map.ofEntries(
            Map.entry("DRAFT", new Sentence("đang soạn", "a draft")),
            Map.entry("SUBMITTED", new Sentence("đã gửi, chờ tiếp nhận", "submitted")),
            Map.entry("IN_REVIEW", new Sentence("đang được xem xét", "in review")),
            Map.entry("RETURNED", new Sentence("đã trả lại để bổ sung", "returned")),
            Map.entry("ON_HOLD", new Sentence("đang tạm dừng", "on hold")),
            Map.entry("AWAITING_DECISION", new Sentence("đang chờ quyết định", "awaiting decision")),
            Map.entry("AWARDED", new Sentence("đã được khen thưởng", "awarded")),
            Map.entry("REJECTED", new Sentence("đã bị từ chối", "rejected")),
            Map.entry("WITHDRAWN", new Sentence("đã rút", "withdrawn")),
            Map.entry("LAPSED", new Sentence("đã hết hiệu lực", "lapsed")),
            Map.entry("REVOKED", new Sentence("đã bị hủy bỏ", "revoked")));

    private NominationRefusals() {}

    static Refusal notADraft(NominationState state) {
        return in(
                state,
                "NOT_A_DRAFT",
                "Chỉ gửi được đề nghị đang soạn; đề nghị này %s.",
                "Only a draft can be submitted; this nomination is %s.");
    }

    static Refusal notReturned(NominationState state) {
        return in(
                state,
                "NOT_RETURNED",
                "Chỉ gửi lại được đề nghị đã bị trả lại; đề nghị này %s.",
                "Only a returned nomination can be resubmitted; this one is %s.");
    }

    static Refusal notOpen(NominationState state) {
        return in(
                state,
                "NOT_OPEN",
                "Chỉ sửa được đề nghị đang soạn hoặc đã bị trả lại; đề nghị này %s.",
                "Only a draft or a returned nomination can be changed; this one is %s.");
    }

    static Refusal over(NominationState state) {
        return in(
                state,
                "ALREADY_OVER",
                "Không rút được nữa: đề nghị này %s.",
                "It can no longer be withdrawn: this nomination is %s.");
    }

    static Refusal refTaken(String ref) {
        return Refusal.state(Defect.of(
                        "REF_TAKEN",
                        "Đơn vị đã có đề nghị khác mang mã %s.".formatted(ref),
                        "The unit already has another nomination with the reference %s.".formatted(ref))
                .at("/ref"));
    }

    static Refusal otherUnit() {
        return Refusal.rule(Defect.of(
                        "OTHER_PROPOSING_UNIT",
                        "Đơn vị đề nghị không thay đổi được; hãy lập đề nghị mới.",
                        "The proposing unit cannot be changed; make a new nomination.")
                .at("/proposedBy"));
    }

    static Refusal notTheProposingUnit(UnitId unit, UnitId proposing) {
        return Refusal.forbidden(Defect.of(
                "NOT_THE_PROPOSING_UNIT",
                "Chỉ cán bộ của đơn vị đề nghị (%s) được làm việc này, không phải của %s."
                        .formatted(proposing.value(), unit.value()),
                "Only an officer of the proposing unit (%s) may do this, not one of %s."
                        .formatted(proposing.value(), unit.value())));
    }

    static Refusal noSuchAward(NominationState state) {
        return in(
                state,
                "NO_SUCH_AWARD",
                "Đề nghị không có khen thưởng này để hủy bỏ; đề nghị này %s.",
                "The nomination has no such award to revoke; it is %s.");
    }

    static Refusal noSuchDocument() {
        return Refusal.notFound("Hồ sơ không có tài liệu này.", "The dossier has no such document.");
    }

    static Refusal beforeLastAct(LocalDate on, LocalDate last) {
        return Refusal.rule(Defect.of(
                        "BEFORE_LAST_ACT",
                        "Ngày %s trước việc gần nhất của hồ sơ (%s).".formatted(DAY.format(on), DAY.format(last)),
                        "%s is before the latest act on this case (%s).".formatted(on, last))
                .at("/date"));
    }

    static Defect noSuchUnit(UnitId unit, LocalDate on) {
        return Defect.of(
                "UNIT_UNKNOWN",
                "Không có đơn vị %s vào ngày %s.".formatted(unit.value(), DAY.format(on)),
                "There is no unit %s on %s.".formatted(unit.value(), on));
    }

    static Refusal letterTaken(String number, LocalDate date) {
        return Refusal.state(Defect.of(
                        "LETTER_TAKEN",
                        "Đơn vị đã có tờ trình %s ngày %s do người khác ký.".formatted(number, DAY.format(date)),
                        "The unit already has a letter %s of %s, signed by somebody else.".formatted(number, date))
                .at("/number"));
    }

    static Refusal letterFromTheFuture(LocalDate date) {
        return Refusal.rule(Defect.of(
                        "LETTER_FROM_THE_FUTURE",
                        "Ngày của tờ trình (%s) sau ngày lập.".formatted(DAY.format(date)),
                        "The letter is dated after the day on which it is drawn up (%s).".formatted(date))
                .at("/letter/date"));
    }

    private static Refusal in(NominationState state, String code, String vi, String en) {
        Sentence words = STATES.getOrDefault(state.code(), new Sentence(state.code(), state.code()));
        return Refusal.state(Defect.of(code, vi.formatted(words.vi()), en.formatted(words.en())));
    }
}
