package vn.vinhdanh.standalone.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import vn.vinhdanh.standalone.Standalone;
import vn.vinhdanh.standalone.acceptance.RunningProcess;
import vn.vinhdanh.standalone.demonstration.VinhDanhClient;

/** {@code ./run} with the demonstration, and a real Chromium before it: once for all browser tests. */
final class Vinhdanh implements BeforeAllCallback {

    private static final Duration LOADING = Duration.ofMinutes(6);
    private static final List<String> QUIET = List.of(
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync");

    private static Running running;

    private record Running(RunningProcess process, Playwright playwright, Browser browser, int port, Path folder)
            implements AutoCloseable {

        @Override
        public void close() throws Exception {
            browser.close();
            playwright.close();
            process.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext extension) throws Exception {
        if (running == null) {
            running = start();
            extension.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).put("vinhdanh", running);
        }
    }

    Visitor visitor(int width) {
        return new Visitor(running.browser(), address(), width, true);
    }

    Visitor visitorWithoutScripts() {
        return new Visitor(running.browser(), address(), 1440, false);
    }

    VinhDanhClient.SignedInClient api(String account) {
        return VinhDanhClient.at(address(), address()).as(account, "demo");
    }

    private static String address() {
        return "http://localhost:" + running.port();
    }

    private static Running start() throws Exception {
        Path chromium = chromium();
        int port = freePort();
        Path folder = Files.createTempDirectory("vinhdanh-browser");
        RunningProcess process = RunningProcess.start(
                Standalone.class,
                folder.resolve("run.log"),
                Map.of(),
                List.of("--data-dir", folder.resolve("data").toString(), "--port", Integer.toString(port)));
        process.await("Ctrl-C", LOADING);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(QUIET));
        return new Running(process, playwright, browser, port, folder);
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
