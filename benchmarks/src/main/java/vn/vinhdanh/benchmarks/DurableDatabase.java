package vn.vinhdanh.benchmarks;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL of this run, which loses no commit: what it writes is on the disk before it answers. */
final class DurableDatabase implements AutoCloseable {

    /** Where the data lie: on a disk, for there is nothing to wait for in memory. */
    private static final Path DATA = Path.of(System.getProperty("benchmarks.data", "target/data"));

    private final EmbeddedPostgres server;
    private final Path folder;

    private DurableDatabase(EmbeddedPostgres server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    static DurableDatabase start() {
        ((LoggerContext) LoggerFactory.getILoggerFactory())
                .getLogger(Logger.ROOT_LOGGER_NAME)
                .setLevel(Level.WARN);
        try {
            Files.createDirectories(DATA);
            Path folder = Files.createTempDirectory(DATA, "postgres");
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("cluster"))
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("shared_buffers", "128MB")
                    .setServerConfig("max_wal_size", "2GB") // no checkpoint in the middle of one round only
                    .setServerConfig("max_connections", "100")
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("postgres.log").toFile()))
                    .start();
            return new DurableDatabase(server, folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The database does not start", e);
        }
    }

    /** Makes an empty database on this server. */
    void create(String name) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
    }

    private String url(String name) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + name;
    }

    /** A connection that sends a batch of inserts as one of many rows. */
    Connection connect(String name) throws SQLException {
        return DriverManager.getConnection(url(name) + "?reWriteBatchedInserts=true", "postgres", "postgres");
    }

    /** The properties that point an application at one database, as {@code key=value}. */
    String[] properties(String name, String... more) {
        String[] own = {
            "spring.datasource.url=" + url(name),
            "spring.datasource.username=postgres",
            "spring.datasource.password=postgres",
            "spring.main.banner-mode=off",
            "spring.flyway.enabled=false",
            "logging.level.root=WARN",
            "axon.update-check.disabled=true",
        };
        String[] all = new String[own.length + more.length];
        System.arraycopy(own, 0, all, 0, own.length);
        System.arraycopy(more, 0, all, own.length, more.length);
        return all;
    }

    /** Takes what earlier writes have left to do off the next one's account. */
    void settle() throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    /** Leaves a database as its own vacuum would after a while. */
    void vacuum(String name) throws SQLException {
        try (Connection connection = connect(name);
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    /** One value that a query answers with. */
    String ask(String database, String query) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    /** Says on what this run stands, for the numbers hold for this machine only. */
    void tellConditions(Object settings) throws SQLException, IOException {
        System.out.printf(
                "%d cores, load %.1f (other work on this machine makes the numbers smaller and the ratios uneven)%n",
                Runtime.getRuntime().availableProcessors(), load());
        System.out.printf(
                "Java %s, heap at most %d MB; data on %s%n",
                Runtime.version(),
                Runtime.getRuntime().maxMemory() >> 20,
                Files.getFileStore(folder).type());
        System.out.printf(
                "PostgreSQL %s, fsync=%s, synchronous_commit=%s%n",
                ask("postgres", "show server_version"),
                ask("postgres", "show fsync"),
                ask("postgres", "show synchronous_commit"));
        System.out.println(settings);
    }

    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    @Override
    public void close() {
        try {
            server.close();
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
