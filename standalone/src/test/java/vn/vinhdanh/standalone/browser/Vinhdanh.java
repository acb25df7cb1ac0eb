package vn.vinhdanh.standalone.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;
import vn.vinhdanh.standalone.acceptance.LoadedDemonstration;
import vn.vinhdanh.standalone.acceptance.RunningProcess;
import vn.vinhdanh.standalone.demonstration.VinhDanhClient;

/**
 * {@code ./run} with the demonstration, once for all browser tests, and a real Chromium before it: one for each class, as
 * Playwright stays on the thread that made it.
 */
final class Vinhdanh implements BeforeAllCallback, AfterAllCallback {

    private static final List<String> QUIET = List.of(
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync");

    private static Program program;

    private Playwright playwright;
    private Browser browser;

    private record Program(RunningProcess process, int port, Path folder) implements AutoCloseable {

        @Override
        public void close() throws Exception {
            process.close();
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    @Override
    public void beforeAll(ExtensionContext extension) throws Exception {
        Path chromium = chromium();
        start(extension.getRoot().getStore(ExtensionContext.Namespace.GLOBAL));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(QUIET));
    }

    @Override
    public void afterAll(ExtensionContext extension) {
        if (playwright != null) {
            browser.close();
            playwright.close();
        }
    }

    private static synchronized void start(ExtensionContext.Store ofTheWholeRun) throws Exception {
        if (program == null) {
            Path folder = Files.createTempDirectory("vinhdanh-browser");
            int port = LoadedDemonstration.freePort();
            program = new Program(LoadedDemonstration.start(folder, port), port, folder);
            ofTheWholeRun.put("vinhdanh", program);
        }
    }

    Visitor visitor(int width) {
        return new Visitor(browser, address(), width, true);
    }

    Visitor visitorWithoutScripts() {
        return new Visitor(browser, address(), 1440, false);
    }

    VinhDanhClient.SignedInClient api(String account) {
        return VinhDanhClient.at(address(), address()).as(account, "demo");
    }

    private static String address() {
        return "http://localhost:" + program.port();
    }

    /** The browser of this machine. Without one these tests are left out, aloud; where CI runs they never are. */
    private static Path chromium() {
        String told = System.getenv("CHROMIUM");
        Path found = Stream.of(
                        told == null ? "" : told,
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (found == null && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("There is no Chromium, and CI leaves no browser test out");
        }
        Assumptions.assumeTrue(
                found != null, "No browser test ran: there is no Chromium here; install one or name it in CHROMIUM");
        return found;
    }
}
