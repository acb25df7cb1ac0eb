package vn.vinhdanh.standalone.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real Java process of one of our programs, with its output in a file. */
public final class RunningProcess implements AutoCloseable {

    private final Process process;
    private final Path log;

    private RunningProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    public static RunningProcess start(Class<?> main, Path log, Map<String, String> environment, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return new RunningProcess(builder.start(), log);
    }

    /** Waits until the program has written this; fails with its output where it ends or takes too long. */
    public void await(String text, Duration atMost) throws Exception {
        long end = System.nanoTime() + atMost.toNanos();
        while (!output().contains(text)) {
            if (!process.isAlive()) {
                throw new AssertionError("The program ended before it wrote \"" + text + "\":\n" + output());
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("The program did not write \"" + text + "\" in " + atMost + ":\n" + output());
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
    }

    int awaitExit(Duration atMost) throws Exception {
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("The program does not end:\n" + output());
        }
        return process.exitValue();
    }

    String output() throws IOException {
        return Files.exists(log) ? Files.readString(log) : "";
    }

    /** As the power cut does it: no hook runs. */
    void kill() throws Exception {
        process.destroyForcibly().waitFor();
    }

    /** As Ctrl-C and a service manager do it. */
    void stop(Duration atMost) throws Exception {
        process.destroy();
        awaitExit(atMost);
    }

    @Override
    public void close() throws Exception {
        if (process.isAlive()) {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }
}
