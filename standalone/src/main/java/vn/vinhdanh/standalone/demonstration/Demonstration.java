package vn.vinhdanh.standalone.demonstration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.standalone.demonstration.VinhDanhClient.Answer;
import vn.vinhdanh.standalone.demonstration.VinhDanhClient.SignedInClient;

/**
 * The case of Di Linh 2021, brought in as an authority brings in its past years: through the API, by the accounts that
 * acted, dated as they acted, under a permission that is given back at the end.
 */
public final class Demonstration {

    private static final String FOLDER = "/demonstration/di-linh-2021/";
    private static final String DOCUMENT = "Báo cáo tổng kết phong trào thi đua huyện Di Linh ngày 20/05/2022";
    private static final String FIRST_DAY = "2021-11-01";
    private static final String LAST_DAY = "2022-05-31";
    private static final int SIDE_BY_SIDE = 4;

    private final VinhDanhClient client;
    private final String password;
    private final String adminPassword;
    private final Consumer<String> say;

    public Demonstration(VinhDanhClient client, String password, String adminPassword, Consumer<String> say) {
        this.client = client;
        this.password = password;
        this.adminPassword = adminPassword;
        this.say = say;
    }

    public void load() {
        Instant start = Instant.now();
        SignedInClient admin = client.as("admin", adminPassword);
        say.accept("Đang nạp dữ liệu mẫu Di Linh 2021 / loading the case of Di Linh 2021");
        List<Map<String, String>> accounts = Act.table(FOLDER + "accounts.csv");
        organisation(admin);
        List<String> grants = grant(admin, accounts);

        Map<String, Map<String, String>> nominations = new LinkedHashMap<>();
        Act.table(FOLDER + "nominations.csv").forEach(row -> nominations.put(Act.column(row, "ref"), row));
        List<Act> acts = Act.read(FOLDER + "acts.csv");
        ActPlayer player = new ActPlayer(client, password, nominations);
        play(acts, player);
        for (String grant : grants) {
            must(admin.delete("/api/v1/historical-grants/" + grant, "dilinh2021/grant-back/" + grant));
        }
        if (player.replayed() > 0) {
            say.accept("  %d việc đã được ghi từ lần trước / %d acts had been recorded before"
                    .formatted(player.replayed(), player.replayed()));
        }
        say.accept("  %d đề nghị, %d việc trong %d giây / nominations, acts, seconds"
                .formatted(
                        nominations.size(),
                        acts.size(),
                        Duration.between(start, Instant.now()).toSeconds()));
        tell(client.as("auditor", password).get("/api/v1/levels"));
    }

    private void organisation(SignedInClient admin) {
        must(admin.postCsv("/api/v1/units:import", bytes("units.csv"), "dilinh2021/units"));
        must(admin.postCsv("/api/v1/units:import", bytes("successors.csv"), "dilinh2021/successors"));
        accounts(admin, "accounts");
        settings(admin, "settings");
        // The district of 2021 is gone: these let a visitor of today file and decide something of their own.
        accounts(admin, "accounts-today");
        settings(admin, "settings-today");
        say.accept("  Tổ chức, tài khoản, quy định riêng / organisation, accounts, settings");
    }

    private void accounts(SignedInClient admin, String table) {
        must(admin.postCsv(
                "/api/v1/accounts:import?password=" + URLEncoder.encode(password, StandardCharsets.UTF_8),
                bytes(table + ".csv"),
                "dilinh2021/" + table));
    }

    private static void settings(SignedInClient admin, String table) {
        int n = 0;
        for (Map<String, String> row : Act.table(FOLDER + table + ".csv")) {
            Map<String, Object> body = new LinkedHashMap<>();
            row.forEach((name, value) -> {
                if (!value.isBlank()) {
                    body.put(name, value);
                }
            });
            must(admin.post("/api/v1/settings", body, "dilinh2021/" + table + "/" + n++));
        }
    }

    private List<String> grant(SignedInClient admin, List<Map<String, String>> accounts) {
        Map<String, String> persons = new HashMap<>();
        for (JsonNode account :
                must(admin.get("/api/v1/accounts?limit=200")).body().path("items")) {
            persons.put(
                    account.path("username").asString(), account.path("person").asString());
        }
        List<String> grants = new ArrayList<>();
        for (Map<String, String> account : accounts) {
            String username = Act.column(account, "username");
            // In a fixed order: a key is answered again only for the same bytes.
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("person", Act.column(persons, username));
            body.put("from", FIRST_DAY);
            body.put("until", LAST_DAY);
            body.put("document", DOCUMENT);
            Answer answer = must(admin.post("/api/v1/historical-grants", body, "dilinh2021/grant/" + username));
            grants.add(answer.id());
        }
        return grants;
    }

    /** In the order of the file; neighbours of one kind, account and day go side by side. */
    private void play(List<Act> acts, ActPlayer player) {
        ExecutorService pool = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            int told = 0;
            for (int i = 0; i < acts.size(); ) {
                int end = i + 1;
                while (end < acts.size() && sideBySide(acts.get(i), acts.get(end))) {
                    end++;
                }
                CompletableFuture<?>[] group = acts.subList(i, end).stream()
                        .map(act -> CompletableFuture.runAsync(() -> player.play(act), pool))
                        .toArray(CompletableFuture[]::new);
                CompletableFuture.allOf(group).join();
                i = end;
                int percent = i * 100 / acts.size();
                if (percent >= told + 10) {
                    told = percent / 10 * 10;
                    say.accept("  %3d %%  %s".formatted(told, acts.get(i - 1).date()));
                }
            }
        } catch (CompletionException e) {
            throw e.getCause() instanceof DemonstrationFailed failed ? failed : e;
        } finally {
            pool.shutdownNow();
        }
    }

    private static boolean sideBySide(Act first, Act next) {
        return next.besides(first)
                && switch (first.kind()) {
                    // One letter, session or decision is one thing; its acts go one by one.
                    case LETTER, LETTER_DOCUMENT, CONVENE, TALLY, CLOSE, DECIDE, SIGN, PUBLISH -> false;
                    default -> true;
                };
    }

    private void tell(Answer levels) {
        for (JsonNode level : must(levels).body().path("levels")) {
            StringBuilder line = new StringBuilder();
            for (JsonNode count : level.path("awarded")) {
                line.append(line.isEmpty() ? "" : ", ")
                        .append(count.path("count").asInt())
                        .append(" × ")
                        .append(count.path("award").asString())
                        .append(' ')
                        .append(count.path("recipientKind").asString());
            }
            if (!line.isEmpty()) {
                say.accept("  %-10s %s".formatted(level.path("level").asString(), line));
            }
        }
    }

    public static void tellAccounts(String password, Consumer<String> say) {
        say.accept("Tài khoản mẫu, mật khẩu \"%s\" / demonstration accounts, password \"%s\":"
                .formatted(password, password));
        say.accept("  hôm nay / today, xã Hòa Ninh: clerk.25036 · intake.hoaninh · appraiser.hoaninh");
        say.accept("    secretary.hoaninh · council.hoaninh.1 … 7 · chair.hoaninh");
        say.accept("  năm 2021 / in 2021, huyện Di Linh: clerk.dilinh · intake.dilinh · appraiser.dilinh");
        say.accept("    secretary.dilinh · chair.dilinh");
        say.accept("  intake.lamdong · appraiser.lamdong · chair.lamdong · head.gov · head.state · auditor · admin");
    }

    private static Answer must(Answer answer) {
        if (!answer.ok()) {
            throw new DemonstrationFailed("refused (%d): %s".formatted(answer.status(), answer.body()), null);
        }
        return answer;
    }

    private static byte[] bytes(String name) {
        try (@Nullable InputStream in = Demonstration.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + FOLDER + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
