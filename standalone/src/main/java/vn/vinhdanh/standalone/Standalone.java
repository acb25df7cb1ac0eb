package vn.vinhdanh.standalone;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.vinhdanh.standalone.demonstration.Demonstration;
import vn.vinhdanh.standalone.demonstration.DemonstrationFailed;
import vn.vinhdanh.standalone.demonstration.VinhDanhClient;

/** {@code ./run}: both services in one process on a PostgreSQL of their own, with the case of Di Linh 2021. */
public final class Standalone {

    private static final String LOADED = "demonstration.loaded";

    private Standalone() {}

    public static void main(String[] args) {
        try {
            Options options = Options.parse(List.of(args));
            if (options.help()) {
                System.out.println(Options.HELP);
                return;
            }
            start(options);
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static void start(Options options) {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("ROOT").setLevel(Level.WARN);
        DataFolder folder = DataFolder.open(options.dataDir());
        requirePort(options.port());
        say("Đang mở cơ sở dữ liệu tại %s / opening the database", options.dataDir());
        boolean newFolder = EmbeddedDatabase.isNew(folder.path());
        EmbeddedDatabase database = EmbeddedDatabase.start(folder.path());
        ConfigurableApplicationContext[] context = new ConfigurableApplicationContext[1];
        // One hook for everything, in this order: web, processors and pools (the context), then the database.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            say("Đang dừng / stopping");
            if (context[0] != null) {
                context[0].close();
            }
            database.close();
            folder.close();
            say("Đã dừng / stopped");
        }));
        say("Đang khởi động hai dịch vụ / starting both services");
        String demoPassword =
                Optional.ofNullable(System.getenv("VINHDANH_DEMO_PASSWORD")).orElse("demo");
        boolean demonstrate = !options.empty();
        // "admin" is one of the demonstration accounts; without the demonstration its password is printed once.
        String adminPassword =
                Optional.ofNullable(System.getenv("VINHDANH_ADMIN_PASSWORD")).orElse(demonstrate ? demoPassword : "");
        SpringApplication application = new SpringApplicationBuilder(StandaloneApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .properties(Map.ofEntries(
                        Map.entry("spring.config.name", "standalone"),
                        Map.entry("server.port", Integer.toString(options.port())),
                        Map.entry("spring.datasource.url", database.url()),
                        Map.entry("spring.datasource.username", database.user()),
                        Map.entry("spring.datasource.password", database.password()),
                        Map.entry("vinhdanh.node-id", folder.nodeId()),
                        Map.entry("vinhdanh.keys.create-kek-file", Boolean.toString(newFolder)),
                        Map.entry("vinhdanh.seal.origin", "vinhdanh.local/" + folder.nodeId()),
                        Map.entry("vinhdanh.seal.create-key-file", "true"),
                        Map.entry(
                                "vinhdanh.seal.key-file",
                                folder.path().resolve("seal.key").toString()),
                        Map.entry(
                                "vinhdanh.seal.export-folder",
                                folder.path().resolve("checkpoints").toString()),
                        Map.entry("vinhdanh.admin.password", adminPassword),
                        Map.entry("vinhdanh.admin.demo", Boolean.toString(demonstrate)),
                        Map.entry("vinhdanh.demo.password", demonstrate ? demoPassword : ""),
                        Map.entry(
                                "vinhdanh.keys.kek-file",
                                folder.path().resolve("keys.kek").toString()),
                        Map.entry(
                                "vinhdanh.keys.also-kek-file",
                                folder.path().resolve("keys.kek.before").toString())))
                .build();
        context[0] = application.run();
        String address = "http://localhost:" + options.port();
        say("Vinh Danh: %s", address);
        if (demonstrate) {
            demonstrate(folder, address, demoPassword, adminPassword);
        } else {
            say("Không có dữ liệu mẫu / without the demonstration");
        }
        say("Dừng bằng Ctrl-C / stop with Ctrl-C");
    }

    private static void demonstrate(DataFolder folder, String address, String password, String adminPassword) {
        if (folder.has(LOADED)) {
            say("Dữ liệu mẫu Di Linh 2021 đã có từ lần trước / the case of Di Linh 2021 is there from before");
        } else {
            Demonstration demonstration =
                    new Demonstration(VinhDanhClient.at(address, address), password, adminPassword, Standalone::say);
            try {
                demonstration.load();
                folder.mark(LOADED);
            } catch (DemonstrationFailed e) {
                say(
                        "Việc nạp dữ liệu mẫu dừng lại; khởi động lại để nạp tiếp / loading stopped; start again to go on:");
                say("  " + e.getMessage());
            }
        }
        Demonstration.tellAccounts(password, Standalone::say);
    }

    private static void requirePort(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw new CannotStart(
                    "Cổng %d đang được chương trình khác dùng; chọn cổng khác bằng --port.".formatted(port),
                    "Port %d is in use by another program; choose another with --port.".formatted(port));
        }
    }

    private static void say(String line, Object... values) {
        System.out.println(line.formatted(values));
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
