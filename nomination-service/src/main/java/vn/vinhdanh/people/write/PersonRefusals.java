package vn.vinhdanh.people.write;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.people.LegalHoldPlaced;

/** The sentences about persons and what is known of them. */
public final class PersonRefusals {

    private static final DateTimeFormatter VIETNAMESE_DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private PersonRefusals() {}

    static Refusal held(LegalHoldPlaced hold) {
        return held(hold, hold.by().person().value());
    }

    /** @param placedBy what whoever placed the hold is called */
    public static Refusal held(LegalHoldPlaced hold, String placedBy) {
        String reason = hold.reason().orElse(Protected.ERASED);
        return Refusal.state(Defect.of(
                        "LEGAL_HOLD",
                        "Dữ liệu của người này đang được lưu giữ theo yêu cầu pháp lý từ ngày %s, do %s đặt: %s"
                                .formatted(VIETNAMESE_DAY.format(hold.on()), placedBy, reason),
                        "This person's data are under a legal hold since %s, placed by %s: %s"
                                .formatted(hold.on(), placedBy, reason))
                .citing(hold.legalRef()));
    }

    static Refusal erased(LocalDate on) {
        return Refusal.state(Defect.of(
                "PERSON_ERASED",
                "Dữ liệu cá nhân của người này đã được xóa ngày %s.".formatted(VIETNAMESE_DAY.format(on)),
                "This person's data were erased on %s.".formatted(on)));
    }

    static Refusal heldAlready() {
        return Refusal.state(Defect.of(
                "LEGAL_HOLD",
                "Dữ liệu của người này đã được lưu giữ theo yêu cầu pháp lý.",
                "This person's data are under a legal hold already."));
    }

    static Refusal notHeld() {
        return Refusal.state(Defect.of(
                "NO_LEGAL_HOLD",
                "Dữ liệu của người này không bị lưu giữ theo yêu cầu pháp lý.",
                "This person's data are under no legal hold."));
    }

    static Refusal namesThePerson() {
        return Refusal.rule(Defect.of(
                        "GROUND_NAMES_PERSON",
                        "Căn cứ được lưu vĩnh viễn nên không nêu tên người được xóa.",
                        "The ground stays for ever, so it does not name who is erased.")
                .at("/ground"));
    }

    public static Refusal unknown() {
        return Refusal.notFound("Không có người này.", "There is no such person.");
    }

    public static Refusal accountLives(String username) {
        return Refusal.state(Defect.of(
                "ACCOUNT_ACTIVE",
                "Tài khoản %s của người này còn hoạt động; hãy kết thúc tài khoản trước.".formatted(username),
                "The account %s of this person is still in use; end it first.".formatted(username)));
    }

    public static Refusal holdsOffice() {
        return Refusal.state(Defect.of(
                "HOLDS_OFFICE",
                "Người này còn giữ chức vụ hoặc được ủy quyền; hãy kết thúc chức vụ, ủy quyền trước.",
                "This person still holds an office or a delegation; end it first."));
    }

    public static Refusal notForAll() {
        return Refusal.forbidden(Defect.of(
                "NOT_YOUR_OFFICE",
                "Việc này dành cho quản trị viên của đơn vị cao nhất.",
                "This is for an administrator of a unit that none is above."));
    }
}
