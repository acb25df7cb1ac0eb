package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.nomination.Reason;

/** The sentences about conflicts of interest. */
final class ConflictRefusals {

    private ConflictRefusals() {}

    static Refusal unknown() {
        return Refusal.notFound(
                "Không có xung đột lợi ích này, hoặc đã được gỡ.",
                "There is no such conflict of interest, or it has been lifted.");
    }

    static Refusal declared(Reason reason) {
        return Refusal.forbidden(Defect.of(
                        "CONFLICT_DECLARED",
                        "Bạn, hoặc người bạn thay mặt, đã khai xung đột lợi ích với hồ sơ này: %s"
                                .formatted(ground(reason)),
                        "You, or whom you act for, declared a conflict of interest with this case: %s"
                                .formatted(ground(reason)))
                .citing(reason.legalRef()));
    }

    static Refusal keepsOut(Reason reason) {
        return Refusal.forbidden(Defect.of(
                        "RECUSED",
                        "Bạn, hoặc người bạn thay mặt, đã xin không tham gia hồ sơ này: %s".formatted(ground(reason)),
                        "You, or whom you act for, declared that you keep out of this case: %s"
                                .formatted(ground(reason)))
                .citing(reason.legalRef()));
    }

    static Refusal ownConflict() {
        return Refusal.forbidden(Defect.of(
                "OWN_CONFLICT",
                "Không ai tự gỡ xung đột lợi ích của mình; phải do người đứng đầu khác quyết định.",
                "Nobody lifts a conflict of their own; a head who is somebody else does."));
    }

    static Refusal partialToo() {
        return Refusal.forbidden(Defect.of(
                "PARTIAL_TOO",
                "Bạn cũng có liên quan nên không gỡ được xung đột lợi ích này.",
                "You are partial in the same, so you do not lift this conflict."));
    }

    static Refusal notRecused() {
        return Refusal.state(Defect.of(
                "NOT_RECUSED", "Người này không ở diện không tham gia hồ sơ.", "This person does not keep out of it."));
    }

    static Refusal aboutOneThing() {
        return Refusal.rule(Defect.of(
                        "ABOUT_ONE_THING",
                        "Nêu một người, hoặc một đơn vị.",
                        "State a person or a unit, and only one of them.")
                .at("/person"));
    }

    static Refusal aboutThemselves() {
        return Refusal.rule(Defect.of(
                        "ABOUT_THEMSELVES",
                        "Không cần khai về chính mình: không ai xử lý hồ sơ của mình.",
                        "There is no need to declare oneself: nobody acts on a case of their own.")
                .at("/person"));
    }

    static Refusal unknownUnit() {
        return Refusal.rule(Defect.of("UNIT_UNKNOWN", "Không có đơn vị này.", "There is no such unit.")
                .at("/unit"));
    }

    static Refusal withoutOffice() {
        return Refusal.forbidden(Defect.of(
                "NO_OFFICE",
                "Chỉ người giữ chức vụ mới khai xung đột lợi ích.",
                "Only who holds an office declares a conflict of interest."));
    }

    static Refusal beforeLastAct(LocalDate on, LocalDate last) {
        return Refusal.rule(Defect.of(
                        "BEFORE_LAST_ACT",
                        "Ngày %s trước lần khai gần nhất (%s).".formatted(CaseRefusals.day(on), CaseRefusals.day(last)),
                        "%s is before the latest declaration (%s).".formatted(on, last))
                .at("/date"));
    }

    private static String ground(Reason reason) {
        return reason.text().orElse(Protected.ERASED);
    }
}
