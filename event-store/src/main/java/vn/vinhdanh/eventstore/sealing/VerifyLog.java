package vn.vinhdanh.eventstore.sealing;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Verifies a log from the command line, without the program that wrote it: it needs a JDBC address, and a key to believe.
 * Ends with 0 where all is well, 1 where something is not as it was sealed, 2 where it could not look.
 */
public final class VerifyLog {

    static final String USAGE = """
            usage: VerifyLog URL --key VKEY [--key VKEY ...] [--user NAME] [--checkpoints FILE-OR-FOLDER ...]
              URL            jdbc:postgresql://host:port/database
              --key          a key of the log as its vkey, name+id+base64: never one taken from the same database
              --user         of the database, by default postgres; its password in PGPASSWORD
              --checkpoints  what was kept elsewhere: a checkpoint, or a folder of files *.checkpoint
            """;

    private VerifyLog() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
    }

    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        List<VerifierKey> keys = new ArrayList<>();
        List<SignedNote> kept = new ArrayList<>();
        String url = null;
        String user = "postgres";
        try {
            for (int i = 0; i < arguments.size(); i++) {
                String argument = arguments.get(i);
                if (!argument.startsWith("--") && url == null) {
                    url = argument;
                    continue;
                }
                String value = i + 1 < arguments.size() ? arguments.get(++i) : "";
                switch (argument) {
                    case "--key" -> keys.add(VerifierKey.parse(value));
                    case "--user" -> user = value;
                    case "--checkpoints" -> kept.addAll(read(Path.of(value)));
                    default -> throw new IllegalArgumentException("Not understood: " + argument);
                }
            }
            if (url == null || keys.isEmpty()) {
                throw new IllegalArgumentException("An address and a key are needed");
            }
        } catch (IllegalArgumentException | IOException e) {
            err.println(e.getMessage());
            err.print(USAGE);
            return 2;
        }
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", environment.getOrDefault("PGPASSWORD", ""));
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            connection.setReadOnly(true);
            Verification.Report report = new Verification(connection, keys, kept, progress(err)).run();
            tell(report, out);
            return report.isGood() ? 0 : 1;
        } catch (SQLException e) {
            err.println("The log cannot be read: " + e.getMessage());
            return 2;
        }
    }

    private static List<SignedNote> read(Path path) throws IOException {
        return Files.isDirectory(path) ? KeptCheckpoints.read(path) : List.of(KeptCheckpoints.readFile(path));
    }

    private static Verification.Progress progress(PrintStream err) {
        return (done, total) -> {
            if (done % 100_000 == 0 && done > 0) {
                err.printf("%,d of %,d events%n", done, total);
            }
        };
    }

    private static void tell(Verification.Report report, PrintStream out) {
        report.findings()
                .forEach(finding ->
                        out.println(finding.kind() + ": " + finding.sentence().en()));
        if (report.damages() > report.findings().size()) {
            out.printf("and %,d more%n", report.damages() - report.findings().size());
        }
        out.printf(
                "%s: %,d events up to position %d and %,d checkpoints compared, %,d events not sealed yet%n",
                report.isGood() ? "GOOD" : "DAMAGED",
                report.size(),
                report.position(),
                report.checkpoints(),
                report.unsealed());
    }
}
