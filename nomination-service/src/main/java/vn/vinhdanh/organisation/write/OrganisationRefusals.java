package vn.vinhdanh.organisation.write;

import java.time.LocalDate;
import java.util.List;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;

/** The sentences in which the organisation refuses. */
final class OrganisationRefusals {

    private OrganisationRefusals() {}

    static Refusal endsBeforeItBegins(LocalDate from, LocalDate until) {
        return Refusal.rule(Defect.of(
                "ENDS_BEFORE_IT_BEGINS",
                "Ngày kết thúc %s trước ngày bắt đầu %s.".formatted(until, from),
                "The last day %s is before the first day %s.".formatted(until, from)));
    }

    static Defect unknownUnit(UnitId unit) {
        return Defect.of(
                "UNIT_UNKNOWN",
                "Không có đơn vị %s.".formatted(unit.value()),
                "There is no unit %s.".formatted(unit.value()));
    }

    static Refusal unitDoesNotExistOn(LocalDate day) {
        return Refusal.rule(Defect.of(
                "UNIT_NOT_IN_EXISTENCE",
                "Đơn vị không tồn tại vào ngày %s.".formatted(day),
                "The unit does not exist on %s.".formatted(day)));
    }

    static Refusal alreadyDissolved() {
        return Refusal.state(
                Defect.of("ALREADY_DISSOLVED", "Đơn vị đã giải thể.", "The unit has been dissolved already."));
    }

    static Refusal registeredDifferently(UnitId unit) {
        return Refusal.state(Defect.of(
                        "REGISTERED_DIFFERENTLY",
                        "Đơn vị %s đã được đăng ký với nội dung khác.".formatted(unit.value()),
                        "The unit %s has been registered already, and differently.".formatted(unit.value()))
                .at("/id"));
    }

    static Refusal assignedDifferently() {
        return Refusal.state(Defect.of(
                "ASSIGNED_DIFFERENTLY",
                "Chức vụ này đã được giao từ ngày đó với nội dung khác.",
                "This office has been given from that day already, and differently."));
    }

    static Refusal stale(long version, long expected) {
        return new Refusal(
                Refusal.Kind.STALE,
                List.of(Defect.of(
                        "STALE_VERSION",
                        "Đơn vị đã thay đổi (phiên bản %d, không phải %d); hãy đọc lại.".formatted(version, expected),
                        "The unit has changed (version %d, not %d); read it again.".formatted(version, expected))));
    }

    static Refusal ownParent() {
        return Refusal.rule(Defect.of(
                "OWN_PARENT", "Một đơn vị không thể trực thuộc chính nó.", "A unit cannot belong to itself."));
    }

    static Refusal ownSuccessor() {
        return Refusal.rule(
                Defect.of("OWN_SUCCESSOR", "Một đơn vị không thể kế thừa chính nó.", "A unit cannot succeed itself."));
    }
}
