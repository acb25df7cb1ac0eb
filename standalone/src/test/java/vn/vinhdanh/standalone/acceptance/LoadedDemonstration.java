package vn.vinhdanh.standalone.acceptance;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;
import vn.vinhdanh.standalone.Standalone;

/**
 * The data folder of a {@code ./run} whose power was cut in the middle of loading, and which was started again, loaded
 * the rest and was stopped. Loading takes a minute, so it is done once, and everybody works on a copy of their own.
 */
public final class LoadedDemonstration {

    public static final Duration LOADING = Duration.ofMinutes(6);

    private static LoadedDemonstration loaded;

    private final Path data;
    private final String told;

    private LoadedDemonstration(Path data, String told) {
        this.data = data;
        this.told = told;
    }

    /** Loads it for the first who asks; the others wait. */
    static synchronized LoadedDemonstration get() throws Exception {
        if (loaded == null) {
            loaded = load();
        }
        return loaded;
    }

    /** Starts the program on a copy of the folder below the given one, and waits until it is there. */
    public static RunningProcess start(Path folder, int port) throws Exception {
        get().copyTo(folder.resolve("data"));
        RunningProcess process = startOn(folder, "run.log", port);
        process.await("Ctrl-C", LOADING);
        return process;
    }

    /** What the program said when it was started again after the power cut. */
    String told() {
        return told;
    }

    static RunningProcess startOn(Path folder, String log, int port) throws IOException {
        return RunningProcess.start(
                Standalone.class,
                folder.resolve(log),
                Map.of(),
                List.of(
                        "--port",
                        Integer.toString(port),
                        "--data-dir",
                        folder.resolve("data").toString()));
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static LoadedDemonstration load() throws Exception {
        Path folder = Files.createTempDirectory("vinhdanh-demonstration");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
        int port = freePort();
        RunningProcess first = startOn(folder, "first.log", port);
        first.await("40 %", LOADING);
        first.kill();
        try (RunningProcess second = startOn(folder, "second.log", port)) {
            second.await("Ctrl-C", LOADING);
            second.stop(Duration.ofMinutes(1));
            return new LoadedDemonstration(folder.resolve("data"), second.output());
        }
    }

    private void copyTo(Path copy) throws IOException {
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                return copied(folder);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                return copied(file);
            }

            // With their rights: PostgreSQL refuses a folder that others may read.
            private FileVisitResult copied(Path path) throws IOException {
                Files.copy(path, copy.resolve(data.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
