package vn.vinhdanh.eventstore.sealing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The last checkpoint of each day as a file in a folder, which should lie where whoever administers the database cannot
 * write: an end of the log that is cut off together with its checkpoints is found by nothing else. Every node that has a
 * folder writes the days that are missing in it; what is there is never touched again.
 */
public final class KeptCheckpoints implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KeptCheckpoints.class);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);
    private static final String SUFFIX = ".checkpoint";

    private final Seals seals;
    private final @Nullable Path folder;
    private final ZoneId zone;
    private final Clock clock;
    private @Nullable ScheduledExecutorService worker;

    /**
     * @param folder null where nothing is exported
     * @param zone in which days begin and end
     */
    public KeptCheckpoints(Seals seals, @Nullable Path folder, ZoneId zone, Clock clock) {
        this.seals = seals;
        this.folder = folder;
        this.zone = zone;
        this.clock = clock;
    }

    /** Where the files lie; null where nothing is exported. */
    public @Nullable Path folder() {
        return folder;
    }

    /** The last checkpoint that was signed on a day. */
    public Optional<Seals.SignedCheckpoint> of(LocalDate day) {
        return seals.lastBetween(
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** Writes what is missing, of the days that are over. */
    public void write() {
        Path into = folder;
        Optional<Seals.SignedCheckpoint> first = seals.first();
        if (into == null || first.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(into);
            LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
            LocalDate begin = LocalDate.ofInstant(first.get().signedAt(), zone);
            for (LocalDate day = newest(into).map(last -> last.plusDays(1)).orElse(begin);
                    day.isBefore(today);
                    day = day.plusDays(1)) {
                Optional<Seals.SignedCheckpoint> last = of(day);
                if (last.isPresent()) {
                    write(into.resolve(day + SUFFIX), last.get().note().toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Checkpoints cannot be written to " + into, e);
        }
    }

    private static void write(Path file, String note) throws IOException {
        if (!Files.exists(file)) {
            Path written = Files.createTempFile(file.getParent(), "checkpoint", ".new");
            Files.writeString(written, note, StandardCharsets.UTF_8);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static Optional<LocalDate> newest(Path folder) throws IOException {
        return files(folder).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.matches("\\d{4}-\\d{2}-\\d{2}" + SUFFIX))
                .map(name -> LocalDate.parse(name.substring(0, name.length() - SUFFIX.length())))
                .max(LocalDate::compareTo);
    }

    /** What has been kept, to verify the log by. */
    public List<SignedNote> read() {
        Path from = folder;
        return from == null || !Files.isDirectory(from) ? List.of() : read(from);
    }

    /**
     * The checkpoints in a folder.
     *
     * @throws IllegalArgumentException where one of its files is none
     */
    static List<SignedNote> read(Path folder) {
        try {
            List<SignedNote> notes = new ArrayList<>();
            for (Path file : files(folder)) {
                notes.add(readFile(file));
            }
            return notes;
        } catch (IOException e) {
            throw new UncheckedIOException("Checkpoints cannot be read from " + folder, e);
        }
    }

    static SignedNote readFile(Path file) throws IOException {
        try {
            SignedNote note = SignedNote.parse(Files.readString(file));
            Checkpoint.of(note);
            return note;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " is no checkpoint: " + e.getMessage(), e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private void tryToWrite() {
        try {
            write();
        } catch (RuntimeException e) {
            log.error("The checkpoints of past days are not exported; trying again: {}", e.getMessage());
        }
    }

    @Override
    public synchronized void start() {
        if (folder == null || worker != null) {
            return;
        }
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "checkpoint-export");
            thread.setDaemon(true);
            return thread;
        });
        started.scheduleWithFixedDelay(this::tryToWrite, 0, LOOK_AGAIN.toSeconds(), TimeUnit.SECONDS);
        worker = started;
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService running = worker;
        worker = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return worker != null;
    }
}
