package vn.vinhdanh.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Browsers of some people, without the screen: they sign in once, and take everything compressed. */
final class Visits {

    static final String PASSWORD = "benchmark only, thrown away";

    private static final Pattern FILE =
            Pattern.compile("<(?:link|script|img)[^>]*?(?:href|src)=\"(/[^\"]+\\.(?:css|js|svg|woff2|png)[^\"]*)\"");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern INSIDE = Pattern.compile("url\\([\"']?([^\"')]+?\\.woff2)[\"']?\\)");

    private final String address;
    private final Map<String, HttpClient> people = new HashMap<>();

    Visits(int port) {
        this.address = "http://localhost:" + port;
    }

    /**
     * What a page costs.
     *
     * @param first with everything it needs; every font that the styles name, though a page seldom needs all
     * @param later the page alone: all else has an address of its content and is kept
     */
    record Transferred(long first, long later) {}

    /** @param csv as {@code accounts:import} takes it, without passwords */
    void register(String csv) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/v1/accounts:import?password="
                        + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8)))
                .header("Content-Type", "text/csv")
                .header("Idempotency-Key", "accounts")
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(csv))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    /** Milliseconds until the whole page is here. */
    double time(String account, String path) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpResponse<byte[]> answer = get(account, path);
        double time = (System.nanoTime() - begin) / 1e6;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " as " + account + ": " + answer.statusCode());
        }
        return time;
    }

    Transferred transferred(String account, String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> page = get(account, path);
        long first = page.body().length;
        Set<String> files = new LinkedHashSet<>();
        find(FILE, text(page), "", files);
        for (String file : Set.copyOf(files)) {
            if (file.contains(".css")) {
                find(INSIDE, text(get(account, file)), file.replaceAll("[^/]+$", ""), files);
            }
        }
        for (String file : files) {
            first += get(account, file).body().length;
        }
        return new Transferred(first, page.body().length);
    }

    private static void find(Pattern what, String text, String folder, Set<String> found) {
        Matcher matcher = what.matcher(text);
        while (matcher.find()) {
            String file = matcher.group(1);
            found.add(
                    file.startsWith("/")
                            ? file
                            : URI.create(folder + file).normalize().toString());
        }
    }

    private HttpResponse<byte[]> get(String account, String path) throws IOException, InterruptedException {
        HttpClient browser = people.get(account);
        if (browser == null) {
            browser = account.isEmpty() ? HttpClient.newHttpClient() : signedIn(account);
            people.put(account, browser);
        }
        return browser.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Accept", path.contains(".") ? "*/*" : "text/html")
                        .header("Accept-Encoding", "gzip")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpClient signedIn(String account) throws IOException, InterruptedException {
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        HttpResponse<String> form = browser.send(
                HttpRequest.newBuilder(URI.create(address + "/sign-in"))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        Matcher token = TOKEN.matcher(form.body());
        HttpResponse<Void> answer = browser.send(
                HttpRequest.newBuilder(URI.create(address + "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "text/html")
                        .POST(HttpRequest.BodyPublishers.ofString("username=" + account + "&password="
                                + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8)
                                + (token.find() ? "&_csrf=" + token.group(1) : "")))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() / 100 != 3
                || answer.headers().firstValue("Location").orElse("").contains("sign-in")) {
            throw new IllegalStateException(account + " cannot sign in: " + answer.statusCode());
        }
        return browser;
    }

    private static String text(HttpResponse<byte[]> answer) throws IOException {
        byte[] body = answer.body();
        if (answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
            try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
                body = unpacked.readAllBytes();
            }
        }
        return new String(body, StandardCharsets.UTF_8);
    }
}
