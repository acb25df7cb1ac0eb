package vn.vinhdanh.approval.write;

import static vn.vinhdanh.approval.write.CaseRefusals.day;
import static vn.vinhdanh.approval.write.CaseRefusals.rule;
import static vn.vinhdanh.approval.write.CaseRefusals.state;

import java.time.LocalDate;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.approval.Tally;

/** The sentences in which a session refuses. */
final class SessionRefusals {

    private SessionRefusals() {}

    static Refusal unknown() {
        return Refusal.notFound("Không có phiên họp này.", "There is no such session.");
    }

    static Refusal emptyAgenda() {
        return Refusal.rule(
                Defect.of("EMPTY_AGENDA", "Phiên họp phải có ít nhất một hồ sơ.", "A session needs at least one case.")
                        .at("/cases"));
    }

    static Refusal notBeforeThisCouncil(CaseId caseId) {
        return state(
                "NOT_BEFORE_THIS_COUNCIL",
                "Hồ sơ %s không ở bước Hội đồng của cơ quan này.".formatted(caseId.value()),
                "Case %s is not before this body's council.".formatted(caseId.value()));
    }

    static Refusal withoutMembers() {
        return rule(
                "COUNCIL_WITHOUT_MEMBERS",
                "Hội đồng chưa có ủy viên nào vào ngày họp.",
                "The council has no member on the day of the session.");
    }

    static Refusal notAMember() {
        return Refusal.rule(Defect.of(
                        "NOT_A_MEMBER",
                        "Có người dự họp không phải là ủy viên Hội đồng.",
                        "Somebody present is not a member of the council.")
                .at("/present"));
    }

    static Refusal itemsOpen(int items) {
        return state(
                "ITEMS_OPEN",
                "Còn %d hồ sơ chưa kiểm phiếu.".formatted(items),
                "%d cases have not been tallied yet.".formatted(items));
    }

    static Refusal notOnAgenda() {
        return state(
                "NOT_ON_AGENDA",
                "Hồ sơ không có trong chương trình họp hoặc đã kiểm phiếu.",
                "The case is not on the agenda, or has been tallied already.");
    }

    static Refusal moreVotesThanMembers(int members) {
        return rule(
                "MORE_VOTES_THAN_MEMBERS",
                "Số phiếu không được âm, và tổng không vượt quá số ủy viên (%d).".formatted(members),
                "No count is negative, and together they are not more than the members (%d).".formatted(members));
    }

    static Refusal conclusionMissing() {
        return Refusal.rule(Defect.of(
                        "CONCLUSION_MISSING",
                        "Không có tỷ lệ phiếu nào được quy định: thư ký phải ghi kết luận của Hội đồng.",
                        "No threshold is set: the secretary has to record the council's conclusion.")
                .at("/conclusion"));
    }

    static Refusal conclusionContradictsVotes(Tally tally, int minPercent) {
        return Refusal.rule(Defect.of(
                        "CONCLUSION_CONTRADICTS_VOTES",
                        "Kết luận trái với kết quả: %d/%d phiếu, cần %d%% tổng số ủy viên."
                                .formatted(tally.inFavour(), tally.base(), minPercent),
                        "The conclusion contradicts the votes: %d of %d, while %d %% of all members are needed."
                                .formatted(tally.inFavour(), tally.base(), minPercent))
                .at("/conclusion"));
    }

    static Refusal closed() {
        return state("SESSION_CLOSED", "Phiên họp đã kết thúc.", "The session has been closed.");
    }

    static Refusal beforeTheSession(LocalDate on, LocalDate session) {
        return Refusal.rule(Defect.of(
                        "BEFORE_THE_SESSION",
                        "Ngày %s trước ngày họp (%s).".formatted(day(on), day(session)),
                        "%s is before the session (%s).".formatted(on, session))
                .at("/date"));
    }
}
