package vn.vinhdanh.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vinhdanh.standalone.demonstration.VinhDanhClient.Answer;
import vn.vinhdanh.standalone.demonstration.VinhDanhClient.SignedInClient;

/** Whole ways through the pages, each walked by those whose work it is, in a real browser. */
class JourneysTest {

    private static final String HOA_NINH = "P.LAMDONG.2025.25036";
    private static final byte[] PDF =
            "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".getBytes();

    @RegisterExtension
    static final Vinhdanh VINH_DANH = new Vinhdanh();

    @Test
    void a_case_goes_from_intake_to_the_register_where_a_citizen_verifies_it() {
        String id = filed(ref("HN"), "Nguyễn Thị Hoa");
        accepted("intake.hoaninh", id);
        appraised("appraiser.hoaninh", id);
        voted("secretary.hoaninh", id, 7);
        String code;
        try (Visitor chair = VINH_DANH.visitor(1440).signIn("chair.hoaninh")) {
            Page page = chair.open("/cases/" + id);
            chair.follow("Lập quyết định");
            chair.press("Lập dự thảo");
            page.getByLabel("Số quyết định").fill("15/QĐ-UBND");
            chair.press("Xem từng tác động");
            assertThat(page.locator("main").innerText()).contains("Không có gì cản trở");
            page.getByLabel("Gõ lại số quyết định để ký").fill("15/QĐ");
            chair.press("Ký quyết định");
            assertThat(page.locator("main").innerText()).contains("Gõ lại đúng số quyết định");
            page.getByLabel("Số quyết định").fill("15/QĐ-UBND");
            chair.press("Xem từng tác động");
            code = signedAndPublished(chair, "15/QĐ-UBND");
        }
        try (Visitor citizen = VINH_DANH.visitor(390)) {
            Page page = citizen.open("/verify/" + code);
            assertThat(page.locator("main").innerText())
                    .contains("Hợp lệ")
                    .contains("Nguyễn Thị Hoa")
                    .contains("15/QĐ-UBND");
            assertThat(citizen.complaints()).isEmpty();
        }
    }

    /**
     * Since July 2025 a commune's dossier comes to the province itself, so what a province forwards goes to the
     * Government.
     */
    @Test
    void the_province_forwards_what_its_council_voted_for() {
        String id = filed("BKTTG", "COLLECTIVE", ref("TTG"), "Nhân dân và cán bộ xã Hòa Ninh");
        accepted("intake.lamdong", id);
        appraised("appraiser.lamdong", id);
        voted("secretary.lamdong", id, 8);
        try (Visitor chair = VINH_DANH.visitor(1440).signIn("chair.lamdong")) {
            Page page = chair.open("/cases/" + id);
            chair.press("Trình cấp trên");
            assertThat(chair.told()).contains("Đã trình cấp trên");
            assertThat(page.locator("#act").innerText()).contains("Chưa đến lượt bạn");
            assertThat(page.locator(".route [aria-current=step]").innerText()).contains("Tiếp nhận");
            assertThat(chair.complaints()).isEmpty();
        }
        accepted("intake.gov", id);
    }

    /** The people who were commended for their part against COVID-19, as the district did in one decision. */
    @Test
    void sixty_certificates_are_signed_at_once() throws Exception {
        String batch = ref("COVID");
        List<String> names = commendedForCovid();
        assertThat(names).hasSize(60);
        for (int i = 0; i < names.size(); i++) {
            filed(batch + "-" + (i + 1), names.get(i));
        }
        String list = "/inbox?limit=200&q=" + batch;
        try (Visitor intake = VINH_DANH.visitor(1440).signIn("intake.hoaninh")) {
            chooseAll(intake, list, "Tiếp nhận…", "Tiếp nhận (60)");
            assertThat(intake.told()).contains("Đã thực hiện 60 hồ sơ");
        }
        try (Visitor appraiser = VINH_DANH.visitor(1440).signIn("appraiser.hoaninh")) {
            chooseAll(appraiser, list, "Thẩm định đạt…", "(60)");
            assertThat(appraiser.told()).contains("Đã thực hiện 60 hồ sơ");
        }
        try (Visitor secretary = VINH_DANH.visitor(1440).signIn("secretary.hoaninh")) {
            Page page = chooseAll(secretary, list, "Đưa ra Hội đồng…", "Triệu tập với các hồ sơ đã chọn (60)");
            page.getByText("Ghi một kết quả cho cả 60 hồ sơ").click();
            page.locator("#for-all").fill("7");
            secretary.press("Ghi cho cả 60 hồ sơ");
            assertThat(secretary.told()).contains("60 hồ sơ");
            secretary.press("Kết thúc phiên họp");
            assertThat(secretary.told()).contains("kết thúc");
            assertThat(secretary.complaints()).isEmpty();
        }
        try (Visitor chair = VINH_DANH.visitor(1440).signIn("chair.hoaninh")) {
            Page page = chooseAll(chair, list, "Lập quyết định…", "Lập dự thảo với hồ sơ đã chọn (60)");
            page.getByLabel("Số quyết định").fill("60/QĐ-UBND");
            chair.press("Xem từng tác động");
            assertThat(page.locator("main").innerText()).contains("Không có gì cản trở");
            signedAndPublished(chair, "60/QĐ-UBND");
            assertThat(page.locator("a[href^='/verify/']").count()).isEqualTo(60);
        }
        try (Visitor citizen = VINH_DANH.visitor(390)) {
            Page page = citizen.open("/public/awards?q=" + names.get(59));
            assertThat(page.locator("main").innerText()).contains(names.get(59)).contains("60/QĐ-UBND");
            assertThat(citizen.complaints()).isEmpty();
        }
    }

    @Test
    void work_is_done_case_by_case_without_going_back_to_the_list() {
        String batch = ref("LL");
        for (int i = 1; i <= 3; i++) {
            filed(batch + "-" + i, "Người lần lượt " + i);
        }
        try (Visitor intake = VINH_DANH.visitor(1440).signIn("intake.hoaninh")) {
            Page page = intake.open("/inbox?q=" + batch);
            page.locator("tbody a.row-link").first().click();
            assertThat(page.locator(".run").innerText()).contains("1 / 3");
            String skipped = page.locator("h1").innerText();
            page.keyboard().press("n");
            page.waitForCondition(() -> page.locator(".run").innerText().contains("2 / 3"));
            intake.press("Tiếp nhận hồ sơ");
            assertThat(intake.told()).contains("Đã tiếp nhận");
            assertThat(page.locator(".run").innerText()).contains("2 / 2").contains("hồ sơ cuối");
            intake.press("Tiếp nhận hồ sơ");
            assertThat(page.url()).contains("/inbox?");
            assertThat(page.locator("tbody tr").count()).isOne();
            page.locator("tbody a.row-link").first().click();
            assertThat(page.locator("h1").innerText()).isEqualTo(skipped);
            assertThat(intake.complaints()).isEmpty();
        }
    }

    @ParameterizedTest(name = "with scripts: {0}")
    @ValueSource(booleans = {true, false})
    void a_unit_nominates_and_answers_a_return(boolean scripts) {
        String name = "Phạm Thị " + UUID.randomUUID().toString().substring(0, 6);
        String nomination;
        try (Visitor clerk = visitor(scripts).signIn("clerk.25036")) {
            Page page = clerk.open("/nominations/new");
            page.locator("#award").selectOption("GK_XA");
            page.locator("#recipientKind").selectOption("INDIVIDUAL");
            page.locator("#recipient").fill(name);
            if (scripts) {
                page.locator("#recipientUnit").pressSequentially("hoa ninh");
                page.locator("#recipientUnit")
                        .fill(page.locator("datalist#units option[value*='Hòa Ninh']")
                                .first()
                                .getAttribute("value"));
            } else {
                page.locator("#recipientUnit").fill(HOA_NINH);
            }
            page.locator("#movement").fill("Thi đua lao động giỏi");
            page.locator("#commendationType").selectOption("CONG_TRANG");
            page.locator("#letter-number").fill("15/TTr");
            page.locator("#letter-date").fill(today().toString());
            page.locator("#letter-signer").fill("Chủ tịch");
            page.locator("#achievements").fill("Hoàn thành tốt nhiệm vụ.");
            page.locator("button[name=then][value=STAY]").press("Enter");
            page.waitForURL("**/nominations/*-*");
            nomination = page.url().replaceAll(".*/nominations/([0-9a-f-]+).*", "$1");
            for (String item : List.of("TT", "BCTT", "BB")) {
                page.locator("#file-" + item)
                        .setInputFiles(new FilePayload(item.toLowerCase(Locale.ROOT) + ".pdf", "application/pdf", PDF));
                if (!scripts) {
                    page.locator("form:has(#file-" + item + ") button").press("Enter");
                }
                // Once it is up, the page comes anew and offers to take it away again.
                page.locator(
                                "form[action$='/remove']",
                                new Page.LocatorOptions().setHasText(item.toLowerCase(Locale.ROOT) + ".pdf"))
                        .first()
                        .waitFor();
            }
            page.locator("button[name=then][value=SUBMIT]").press("Enter");
            clerk.press("Trình đề nghị");
            assertThat(page.locator("main").innerText()).contains(name);
            assertThat(clerk.complaints()).isEmpty();
        }
        try (Visitor intake = visitor(scripts).signIn("intake.hoaninh")) {
            Page page = intake.open("/cases/" + nomination);
            page.getByText("Trả lại bổ sung…").click();
            page.locator("textarea[name='reasons[0].text']").fill("Báo cáo thành tích chưa có xác nhận.");
            page.locator("form[action$='/request-supplement'] button").click();
            assertThat(intake.told()).contains("trả lại");
            assertThat(intake.complaints()).isEmpty();
        }
        try (Visitor clerk = visitor(scripts).signIn("clerk.25036")) {
            Page page = clerk.open("/nominations/" + nomination);
            assertThat(page.locator("main").innerText()).contains("Báo cáo thành tích chưa có xác nhận.");
            page.locator("#achievements").fill("Hoàn thành tốt nhiệm vụ, có xác nhận của thủ trưởng.");
            page.locator("button[name=then][value=SUBMIT]").press("Enter");
            clerk.press("Trình lại");
            assertThat(page.locator("main").innerText()).contains("Đang xét");
            assertThat(clerk.complaints()).isEmpty();
        }
    }

    @Test
    void what_is_not_shown_to_another_unit_is_not_there_for_it() {
        String id = filed(ref("HN"), "Trần Văn Kín");
        try (Visitor other = VINH_DANH.visitor(1440).signIn("clerk.25000")) {
            Page page = other.open("/cases/" + id);
            assertThat(page.locator("main").innerText())
                    .contains("Không tìm thấy")
                    .doesNotContain("Trần Văn Kín");
        }
    }

    @Test
    void many_cases_are_accepted_at_once_after_each_effect_was_shown() {
        String batch = UUID.randomUUID().toString().substring(0, 6);
        for (int i = 1; i <= 3; i++) {
            filed("LO-" + batch + "-" + i, "Người nhận số " + i);
        }
        try (Visitor intake = VINH_DANH.visitor(1440).signIn("intake.hoaninh")) {
            Page page = intake.open("/inbox?q=Người+nhận+số");
            page.getByLabel("Chọn tất cả").check();
            intake.press("Tiếp nhận…");
            assertThat(page.locator("main").innerText()).contains("Chưa có gì được ghi");
            intake.press("Tiếp nhận");
            assertThat(intake.told()).contains("Đã thực hiện");
            assertThat(page.locator("main").innerText()).doesNotContain("LO-" + batch + "-1");
            assertThat(intake.complaints()).isEmpty();
        }
    }

    @Test
    void a_dossier_is_accepted_without_scripts_just_as_well() {
        String id = filed(ref("HN"), "Lê Thị Không Mã");
        try (Visitor intake = VINH_DANH.visitorWithoutScripts().signIn("intake.hoaninh")) {
            intake.open("/cases/" + id);
            intake.press("Tiếp nhận hồ sơ");
            assertThat(intake.told()).contains("Đã tiếp nhận");
        }
    }

    private static Visitor visitor(boolean scripts) {
        return scripts ? VINH_DANH.visitor(1440) : VINH_DANH.visitorWithoutScripts();
    }

    private static void accepted(String account, String id) {
        try (Visitor intake = VINH_DANH.visitor(1440).signIn(account)) {
            intake.open("/cases/" + id);
            intake.press("Tiếp nhận hồ sơ");
            assertThat(intake.told()).contains("Đã tiếp nhận");
            assertThat(intake.complaints()).isEmpty();
        }
    }

    private static void appraised(String account, String id) {
        try (Visitor appraiser = VINH_DANH.visitor(1440).signIn(account)) {
            Page page = appraiser.open("/cases/" + id);
            page.getByLabel("Đủ điều kiện, đề nghị khen").check();
            page.getByLabel("Nhận xét").fill("Hồ sơ đầy đủ, thành tích rõ ràng.");
            for (Locator unknown : page.locator("select[name^=verdicts]").all()) {
                unknown.selectOption("HOLDS");
            }
            for (Locator because : page.locator("input[name$='.fact']").all()) {
                because.fill("Đã đối chiếu hồ sơ.");
            }
            appraiser.press("Xác nhận thẩm định");
            assertThat(appraiser.told()).contains("thẩm định");
            assertThat(appraiser.complaints()).isEmpty();
        }
    }

    private static void voted(String account, String id, int inFavour) {
        try (Visitor secretary = VINH_DANH.visitor(1440).signIn(account)) {
            Page page = secretary.open("/cases/" + id);
            secretary.follow("Đưa vào phiên họp");
            secretary.press("Triệu tập");
            assertThat(secretary.told()).contains("triệu tập");
            page.getByLabel("Tán thành", new Page.GetByLabelOptions().setExact(true))
                    .fill(Integer.toString(inFavour));
            secretary.press("Ghi kết quả");
            assertThat(page.locator("main").innerText()).contains("Thông qua");
            secretary.press("Kết thúc phiên họp");
            assertThat(secretary.told()).contains("kết thúc");
            assertThat(secretary.complaints()).isEmpty();
        }
    }

    /** Once the effects were seen; answers the code by which one of its awards is verified. */
    private static String signedAndPublished(Visitor chair, String number) {
        Page page = chair.page();
        page.getByLabel("Gõ lại số quyết định để ký").fill(number);
        chair.press("Ký quyết định");
        assertThat(chair.told()).contains("Đã ký");
        chair.press("Công bố quyết định");
        assertThat(chair.told()).contains("công bố");
        assertThat(chair.complaints()).isEmpty();
        return page.locator("a[href^='/verify/']").first().innerText();
    }

    /** Chooses everything in a list, and goes on. */
    private static Page chooseAll(Visitor officer, String list, String act, String confirm) {
        Page page = officer.open(list);
        page.getByLabel("Chọn tất cả").check();
        officer.press(act);
        officer.press(confirm);
        assertThat(officer.complaints()).isEmpty();
        return page;
    }

    private static List<String> commendedForCovid() throws IOException {
        try (Stream<String> lines =
                Files.lines(Path.of("src/main/resources/demonstration/di-linh-2021/nominations.csv"))) {
            return lines.filter(line -> line.contains(",GK_HUYEN,INDIVIDUAL,")
                            && line.contains("Phòng, chống dịch COVID-19")
                            && line.endsWith("AWARDED"))
                    .map(line -> line.split(",")[3])
                    .toList();
        }
    }

    private static String ref(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static String filed(String ref, String name) {
        return filed("GK_XA", "INDIVIDUAL", ref, name);
    }

    /** Files a nomination of the commune over the API, with the papers that the law asks for. */
    private static String filed(String award, String kind, String ref, String name) {
        SignedInClient clerk = VINH_DANH.api("clerk.25036");
        LocalDate today = today();
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("ref", ref);
        form.put("award", award);
        form.put("recipientKind", kind);
        form.put("recipient", name);
        form.put("recipientUnit", HOA_NINH);
        form.put("proposedBy", HOA_NINH);
        form.put("movement", "Thi đua lao động giỏi " + today.getYear());
        form.put("commendationType", "CONG_TRANG");
        form.put("letter", Map.of("number", "12/TTr", "date", today.minusDays(1).toString(), "signer", "Chủ tịch"));
        form.put("achievements", "Hoàn thành xuất sắc nhiệm vụ được giao.");
        Answer drafted = ok(clerk.post("/api/v1/nominations", form, ref + "/draft"));
        String path = "/api/v1/nominations/" + drafted.id();
        String version = drafted.etag();
        for (String item : List.of("TT", "BCTT", "BB")) {
            version = ok(clerk.upload(
                            path + "/documents",
                            item,
                            item + ".pdf",
                            "application/pdf",
                            PDF,
                            ref + "/" + item,
                            version))
                    .etag();
        }
        Answer submitted = ok(clerk.post(path + "/submit", Map.of(), ref + "/submit", version));
        ok(VINH_DANH.api("auditor").get("/api/v1/cases/" + drafted.id() + "?after=" + submitted.position()));
        return drafted.id();
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    }

    private static Answer ok(Answer answer) {
        assertThat(answer.ok()).as("%s", answer.body()).isTrue();
        return answer;
    }
}
