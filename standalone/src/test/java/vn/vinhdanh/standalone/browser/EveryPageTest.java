package vn.vinhdanh.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every page at the width of a phone and of a desk: its picture in {@code target/screenshots}, nothing serious for axe,
 * nothing wider than the screen, no complaint of the browser.
 */
class EveryPageTest {

    private static final int[] WIDTHS = {1440, 390};
    private static final int HEIGHT = 900;
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    @RegisterExtension
    static final Vinhdanh VINH_DANH = new Vinhdanh();

    /** Signed in once: signing in anew for every page took longer than looking at it. */
    private static final Map<String, Visitor> VISITORS = new HashMap<>();

    @AfterAll
    static void leave() {
        VISITORS.values().forEach(Visitor::close);
        VISITORS.clear();
    }

    private static Visitor visitor(String account) {
        Visitor visitor = VINH_DANH.visitor(WIDTHS[0]);
        return account.equals("-") ? visitor : visitor.signIn(account);
    }

    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource({
        "/sign-in, -",
        "/public/awards, -",
        "/public/awards?q=hoa+ninh, -",
        "/public/verify, -",
        "/, clerk.25036",
        "/, chair.hoaninh",
        "/account, chair.hoaninh",
        "/inbox, intake.hoaninh",
        "/nominations, clerk.25036",
        "/nominations/new, clerk.25036",
        "/nominations/import, clerk.25036",
        "/sessions, auditor",
        "/sessions/new, secretary.hoaninh",
        "/decisions, auditor",
        "/decisions/new, chair.hoaninh",
        "/audit/replays, auditor",
        "/levels, auditor",
        "/levels/PROVINCE, auditor",
        "/regulations, auditor",
        "/regulations/simulator, clerk.25036",
        "/units, auditor",
        "/accounts, admin",
        "/accounts?new=1, admin",
        "/accounts/clerk.25036, admin",
        "/accounts:import, admin",
        "/persons?q=hoa, admin",
        "/delegations, chair.hoaninh",
        "/conflicts, chair.hoaninh",
        "/conflicts?q=hoa, chair.hoaninh",
        "/audit/events?q=covid, auditor",
        "/audit/readings, auditor",
        "/audit/seals, auditor",
        "/search?q=hoa, auditor",
        "/nowhere, auditor",
    })
    void a_page_is_in_order_at_every_width(String path, String account) {
        List<String> faults = new ArrayList<>();
        Visitor visitor = VISITORS.computeIfAbsent(account, EveryPageTest::visitor);
        visitor.page().setViewportSize(WIDTHS[0], HEIGHT);
        Page page = visitor.open(path);
        if (page.locator("main .crumbs", new Page.LocatorOptions().setHasText("Lỗi"))
                                .count()
                        > 0
                != path.equals("/nowhere")) {
            faults.add(path + " is an error page, or should be one");
        }
        for (int width : WIDTHS) {
            page.setViewportSize(width, HEIGHT);
            look(page, path, account, width, faults);
        }
        faults.addAll(visitor.complaints());
        visitor.complaints().clear();
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest(name = "{0} of a case")
    @CsvSource({"''", "?tab=REVIEW", "?tab=VOTES", "?tab=CONSULTATION", "?tab=DOCUMENTS", "/history"})
    void a_case_is_in_order_at_every_width(String part) {
        String id = VINH_DANH
                .api("auditor")
                .get("/api/v1/nominations?limit=1&level=STATE")
                .body()
                .path("items")
                .get(0)
                .path("id")
                .asString();
        a_page_is_in_order_at_every_width("/cases/" + id + part, "auditor");
    }

    private static void look(Page page, String path, String account, int width, List<String> faults) {
        String name = (account + path).replaceAll("[^A-Za-z0-9.]+", "_") + "-" + width + ".png";
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots", name))
                .setFullPage(true));
        Number wide = (Number) page.evaluate("document.documentElement.scrollWidth - innerWidth");
        if (wide.intValue() > 0) {
            faults.add("%s is %d px wider than %d".formatted(path, wide.intValue(), width));
        }
        // Our pages have no frames, whose results it would otherwise put together in a page of its own.
        for (Rule rule : new AxeBuilder(page).setLegacyMode(true).analyze().getViolations()) {
            if (GRAVE.contains(rule.getImpact())) {
                faults.add("%s at %d: %s %s"
                        .formatted(
                                path,
                                width,
                                rule.getId(),
                                rule.getNodes().get(0).getTarget()));
            }
        }
    }
}
