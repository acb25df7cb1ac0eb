package vn.vinhdanh.standalone;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL inside the data folder, as durable as one that an administrator set up: the library that brings the
 * binaries means them for tests and starts them without fsync and without passwords, so both are said again here.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final String DATABASE = "vinhdanh";

    private final EmbeddedPostgres postgres;
    private final String password;

    private EmbeddedDatabase(EmbeddedPostgres postgres, String password) {
        this.postgres = postgres;
        this.password = password;
    }

    /** Whether nothing has been kept in this folder yet. */
    static boolean isNew(Path dataDir) {
        return !Files.exists(dataDir.resolve("postgres.ready"));
    }

    static EmbeddedDatabase start(Path dataDir) {
        Path cluster = dataDir.resolve("postgres");
        try {
            stopSurvivor(cluster);
            Path ready = dataDir.resolve("postgres.ready");
            if (Files.exists(cluster) && !Files.exists(ready)) {
                deleteTree(cluster); // a first start was killed while it made the cluster: nothing is in it yet
            }
            String password = secret(dataDir.resolve("postgres.password"));
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(freePort())
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig(
                            "pwfile", dataDir.resolve("postgres.password").toString())
                    .setConnectConfig("password", password)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    // A segment of the write-ahead log that is over is deleted, not kept with names of erased persons.
                    .setServerConfig("wal_recycle", "off")
                    .setServerConfig("min_wal_size", "32MB")
                    .setServerConfig("listen_addresses", "localhost")
                    .setServerConfig("shared_buffers", "64MB")
                    .setServerConfig("max_connections", "60")
                    .setDataDirectoryCustomizer(EmbeddedDatabase::requirePasswords)
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                            dataDir.resolve("postgres.log").toFile()))
                    .start();
            EmbeddedDatabase database = new EmbeddedDatabase(postgres, password);
            database.createDatabase();
            Files.writeString(ready, "");
            return database;
        } catch (IOException e) {
            throw new CannotStart(
                    "Không khởi động được cơ sở dữ liệu trong %s: %s. Xem postgres.log trong thư mục đó."
                            .formatted(dataDir, e.getMessage()),
                    "The database in %s does not start: %s. See postgres.log in that folder."
                            .formatted(dataDir, e.getMessage()));
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:%d/%s".formatted(postgres.getPort(), DATABASE);
    }

    String user() {
        return "postgres";
    }

    String password() {
        return password;
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void createDatabase() {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'");
            if (!found.next()) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        } catch (java.sql.SQLException e) {
            throw new CannotStart(
                    "Không mở được cơ sở dữ liệu: " + e.getMessage(),
                    "The database cannot be opened: " + e.getMessage());
        }
    }

    /** After a killed process its postmaster lives on and holds the folder; it belongs to us and is stopped first. */
    private static void stopSurvivor(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        long pid = Long.parseLong(lines.get(0).trim());
        Optional<ProcessHandle> ours = ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(handle -> handle.info().command().orElse("").contains("postgres"));
        if (ours.isEmpty()) {
            Files.deleteIfExists(pidFile); // left by a killed machine; the number may be anybody's by now
            return;
        }
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
            ours.get().onExit().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the earlier database was stopping", e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IOException("the earlier database (process " + pid + ") does not stop", e);
        }
    }

    private static void requirePasswords(File cluster) {
        try {
            Files.writeString(cluster.toPath().resolve("pg_hba.conf"), """
                    # TYPE  DATABASE  USER  ADDRESS       METHOD
                    local   all       all                 scram-sha-256
                    host    all       all   127.0.0.1/32  scram-sha-256
                    host    all       all   ::1/128       scram-sha-256
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String secret(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            Files.writeString(
                    file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), StandardOpenOption.CREATE_NEW);
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        }
        return Files.readString(file, StandardCharsets.US_ASCII).trim();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
