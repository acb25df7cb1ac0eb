package vn.vinhdanh.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.eventstore.sealing.SealKey;
import vn.vinhdanh.eventstore.sealing.Sealing;
import vn.vinhdanh.eventstore.sealing.Seals;
import vn.vinhdanh.eventstore.sealing.Verification;

/**
 * How many events a second are sealed: read, hashed, put into the tree and signed, all of it on the disk; against reading
 * the same rows and hashing the same bytes without keeping anything. And how many a second are verified.
 */
public final class SealingBenchmark {

    private static final String NAME = "sealing";
    private static final int PAGE = 2_000;

    private SealingBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.parse(arguments, "events=200000", "payload=900", "metadata=200", "rounds=3");
        try (DurableDatabase database = DurableDatabase.start()) {
            database.tellConditions(settings);
            double read = 0;
            double hashed = 0;
            double sealed = 0;
            double verified = 0;
            for (int round = 1; round <= settings.get("rounds"); round++) {
                String name = NAME + round;
                database.create(name);
                try (HikariDataSource source = source(database, name)) {
                    fill(source, settings);
                    database.ask(name, "select 1 from (select sum(length(payload)) from events.domain_event) warm");
                    database.settle();
                    hashed = Math.max(hashed, settings.get("events") / hash(source));
                    read = Math.max(read, settings.get("events") / readAndHash(source));
                    database.settle();
                    sealed = Math.max(sealed, settings.get("events") / seal(source, settings));
                    verified = Math.max(verified, settings.get("events") / verify(source, settings));
                }
            }
            System.out.printf("hashing the bytes in memory:     %,9.0f events/s%n", hashed);
            System.out.printf("reading the rows, and hashing:   %,9.0f events/s%n", read);
            System.out.printf("sealing:                         %,9.0f events/s   (aim 20,000)%n", sealed);
            System.out.printf("verifying:                       %,9.0f events/s%n", verified);
            System.out.printf("sealing / reading and hashing    %.2f   (aim 0.3)%n", sealed / read);
            System.out.printf("sealing / hashing in memory      %.2f%n", sealed / hashed);
            System.out.printf("load %.1f%n", DurableDatabase.load());
        }
    }

    /** A pool, as the services have one. */
    private static HikariDataSource source(DurableDatabase database, String name) {
        String[] properties = database.properties(name);
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(properties[0].substring(properties[0].indexOf('=') + 1));
        source.setUsername("postgres");
        source.setPassword("postgres");
        source.setMaximumPoolSize(2);
        return source;
    }

    private static void fill(DataSource source, Settings settings) throws Exception {
        Flyway.configure()
                .dataSource(source)
                .schemas("events")
                .locations("classpath:db/migration/events")
                .load()
                .migrate();
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into events.domain_event (event_identifier, aggregate_identifier, sequence_number, type,"
                                + " payload_type, payload_revision, payload, meta_data) select gen_random_uuid(),"
                                + " 'nomination:' || ? || '-' || n / 12, n % 12, 'Nomination',"
                                + " 'vn.vinhdanh.events.nomination.NominationSubmitted', '1',"
                                + " convert_to(repeat(md5(n::text), 1 + ? / 32), 'UTF8'),"
                                + " convert_to(repeat(md5((-n)::text), 1 + ? / 32), 'UTF8')"
                                + " from generate_series(0, ? - 1) as g (n)")) {
            insert.setString(1, UUID.fromString(Id.next()).toString());
            insert.setInt(2, settings.get("payload"));
            insert.setInt(3, settings.get("metadata"));
            insert.setInt(4, settings.get("events"));
            insert.executeUpdate();
        }
    }

    private interface Rows {
        void row(byte[] payload, byte[] metadata);
    }

    private static void read(DataSource source, Rows rows) throws Exception {
        try (Connection connection = source.getConnection();
                PreparedStatement page = connection.prepareStatement(
                        "select global_index, payload, meta_data from events.domain_event where global_index > ?"
                                + " order by global_index limit " + PAGE)) {
            long position = 0;
            boolean more = true;
            while (more) {
                page.setLong(1, position);
                more = false;
                try (ResultSet result = page.executeQuery()) {
                    while (result.next()) {
                        position = result.getLong(1);
                        rows.row(result.getBytes(2), result.getBytes(3));
                        more = true;
                    }
                }
            }
        }
    }

    /** Seconds for reading every row and hashing its bytes. */
    private static double readAndHash(DataSource source) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        long begin = System.nanoTime();
        read(source, (payload, metadata) -> {
            digest.digest(payload);
            digest.digest(metadata);
        });
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Seconds for hashing alone. */
    private static double hash(DataSource source) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        long[] nanos = new long[1];
        read(source, (payload, metadata) -> {
            long begin = System.nanoTime();
            digest.digest(payload);
            digest.digest(metadata);
            nanos[0] += System.nanoTime() - begin;
        });
        return nanos[0] / 1e9;
    }

    private static final SealKey KEY =
            SealKey.of("benchmark", Base64.getDecoder().decode("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));

    private static double seal(DataSource source, Settings settings) {
        Sealing sealing = new Sealing(source, KEY, Duration.ofSeconds(1), () -> settings.get("events"), null);
        long begin = System.nanoTime();
        while (!sealing.seal()) {
            Thread.onSpinWait(); // the last checkpoint may have to wait for its second
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double verify(DataSource source, Settings settings) {
        Seals seals = new Seals(source, List.of(KEY.verifier()), List.of());
        long begin = System.nanoTime();
        Verification.Report report = seals.verify(List.of(), (done, total) -> {});
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (!report.isGood() || report.size() != settings.get("events")) {
            throw new IllegalStateException("The log is not sealed as it is: " + report);
        }
        return seconds;
    }
}
