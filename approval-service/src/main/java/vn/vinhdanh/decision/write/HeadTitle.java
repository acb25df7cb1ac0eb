package vn.vinhdanh.decision.write;

import java.util.List;
import vn.vinhdanh.events.UnitKind;
import vn.vinhdanh.regulations.OrganisationUnit;

/** What the head of a unit is called: as Vietnamese offices are, by what the unit is and by its name of the day. */
final class HeadTitle {

    private static final List<String> COMMITTEE = List.of("Ủy ban nhân dân ", "Uỷ ban nhân dân ", "UBND ");

    /** Names of areas as they begin a name and as they follow a title. */
    private static final List<String> AREAS =
            List.of("Tỉnh ", "Thành phố ", "Huyện ", "Quận ", "Thị xã ", "Thị trấn ", "Xã ", "Phường ", "Đặc khu ");

    /** How the name of a unit begins, and its head's title before the rest of that name. */
    private record Called(String unit, String head) {}

    private static final List<Called> MINISTRIES = List.of(
            new Called("Bộ ", "Bộ trưởng Bộ "),
            new Called("Ngân hàng Nhà nước", "Thống đốc Ngân hàng Nhà nước"),
            new Called("Thanh tra Chính phủ", "Tổng Thanh tra Chính phủ"),
            new Called("Tổng cục ", "Tổng cục trưởng Tổng cục "));

    private static final List<Called> OFFICES = List.of(
            new Called("Sở ", "Giám đốc Sở "),
            new Called("Phòng ", "Trưởng phòng "),
            new Called("Văn phòng ", "Chánh Văn phòng "),
            new Called("Ban ", "Trưởng ban "),
            new Called("Chi cục ", "Chi cục trưởng Chi cục "),
            new Called("Cục ", "Cục trưởng Cục "),
            new Called("Vụ ", "Vụ trưởng Vụ "),
            new Called("Thanh tra ", "Chánh Thanh tra "));

    private static final List<Called> SERVICES = List.of(
            new Called("Trường ", "Hiệu trưởng Trường "),
            new Called("Trạm ", "Trưởng Trạm "),
            new Called("Trung tâm ", "Giám đốc Trung tâm "),
            new Called("Bệnh viện ", "Giám đốc Bệnh viện "));

    private static final List<Called> ORGANISATIONS = List.of(
            new Called("Ủy ban Mặt trận ", "Chủ tịch Ủy ban Mặt trận "),
            new Called("Uỷ ban Mặt trận ", "Chủ tịch Uỷ ban Mặt trận "),
            new Called("Hội ", "Chủ tịch Hội "),
            new Called("Liên đoàn ", "Chủ tịch Liên đoàn "),
            new Called("Công đoàn ", "Chủ tịch Công đoàn "),
            new Called("Đoàn ", "Bí thư Đoàn "));

    private HeadTitle() {}

    /** @param delegated signs with a written authority of the head (thừa ủy quyền): Decree 30/2020/NĐ-CP, Art. 13.4 */
    static String of(OrganisationUnit body, boolean delegated) {
        return (delegated ? "TUQ. " : "") + of(body.kind(), body.name().strip());
    }

    private static String of(UnitKind kind, String name) {
        return switch (kind) {
            case STATE -> "Chủ tịch nước";
            case GOVERNMENT -> "Thủ tướng Chính phủ";
            case PROVINCE, DISTRICT, COMMUNE -> "Chủ tịch UBND " + area(name);
            case MINISTRY -> called(MINISTRIES, name);
            case DEPARTMENT -> called(OFFICES, name);
            case PUBLIC_SERVICE_UNIT -> called(SERVICES, name);
            case MASS_ORGANISATION -> called(ORGANISATIONS, name);
            case ENTERPRISE -> "Giám đốc " + name;
        };
    }

    private static String area(String name) {
        for (String committee : COMMITTEE) {
            if (name.startsWith(committee)) {
                return name.substring(committee.length());
            }
        }
        boolean isArea = AREAS.stream().anyMatch(name::startsWith);
        return isArea ? Character.toLowerCase(name.charAt(0)) + name.substring(1) : name;
    }

    private static String called(List<Called> ways, String name) {
        return ways.stream()
                .filter(way -> name.startsWith(way.unit()))
                .findFirst()
                .map(way -> way.head() + name.substring(way.unit().length()))
                .orElse("Thủ trưởng " + name);
    }
}
