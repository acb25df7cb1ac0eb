package vn.vinhdanh.access.page;

import static vn.vinhdanh.events.OfficeKind.ADMINISTRATOR;
import static vn.vinhdanh.events.OfficeKind.APPRAISER;
import static vn.vinhdanh.events.OfficeKind.AUDITOR;
import static vn.vinhdanh.events.OfficeKind.COUNCIL_MEMBER;
import static vn.vinhdanh.events.OfficeKind.COUNCIL_SECRETARY;
import static vn.vinhdanh.events.OfficeKind.HEAD;
import static vn.vinhdanh.events.OfficeKind.INTAKE_OFFICER;
import static vn.vinhdanh.events.OfficeKind.SUBMITTER;

import java.util.List;
import java.util.Set;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.Sentence;

/**
 * A place of the main menu, whichever service answers it.
 *
 * @param path where it leads; the place is the present one for whatever lies below
 * @param icon of Bootstrap Icons
 * @param offices whom it concerns; empty for everybody who is signed in
 */
record Place(String path, String icon, Sentence name, Set<OfficeKind> offices) {

    static final List<Place> ALL = List.of(
            of("/", "house", "Trang chính", "Home"),
            of(
                    "/inbox",
                    "inbox",
                    "Việc của tôi",
                    "My work",
                    INTAKE_OFFICER,
                    APPRAISER,
                    COUNCIL_SECRETARY,
                    COUNCIL_MEMBER,
                    HEAD,
                    ADMINISTRATOR),
            of("/nominations", "file-earmark-text", "Đề nghị", "Nominations", SUBMITTER, AUDITOR),
            of(
                    "/sessions",
                    "people",
                    "Hội đồng",
                    "Council",
                    COUNCIL_SECRETARY,
                    COUNCIL_MEMBER,
                    HEAD,
                    APPRAISER,
                    AUDITOR),
            of("/decisions", "pen", "Quyết định", "Decisions", APPRAISER, COUNCIL_SECRETARY, HEAD, AUDITOR),
            of("/levels", "bar-chart-steps", "Các cấp", "Levels"),
            of("/public/awards", "award", "Sổ khen thưởng", "Register"),
            of("/regulations", "book", "Quy định", "Rules"),
            of("/units", "diagram-3", "Tổ chức", "Organisation"),
            of("/accounts", "person-gear", "Tài khoản", "Accounts", ADMINISTRATOR, AUDITOR),
            of("/audit/events", "search", "Nhật ký", "Log", AUDITOR),
            of("/audit/replays", "arrow-repeat", "Dựng lại", "Replay", AUDITOR),
            of("/audit/seals", "shield-check", "Niêm phong", "Seals", AUDITOR));

    private static Place of(String path, String icon, String vi, String en, OfficeKind... offices) {
        return new Place(path, icon, new Sentence(vi, en), Set.of(offices));
    }

    boolean concerns(Set<OfficeKind> held) {
        return offices.isEmpty() || held.stream().anyMatch(offices::contains);
    }

    boolean contains(String address) {
        return address.equals(path)
                || !path.equals("/") && (address.startsWith(path + "/") || address.startsWith(path + ":"));
    }
}
