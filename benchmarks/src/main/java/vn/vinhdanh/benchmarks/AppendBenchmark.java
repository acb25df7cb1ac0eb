package vn.vinhdanh.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import vn.vinhdanh.events.Id;

/**
 * How many commands are written down in a second, against what PostgreSQL could do at most and against Axon as it comes.
 * The three take turns, so that what happens on the machine meanwhile happens to each of them.
 */
public final class AppendBenchmark {

    private static final String OWN = "own";
    private static final String STOCK = "stock";

    private AppendBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.parse(arguments, "threads=8", "seconds=5", "rounds=5", "warm-up=5");
        try (DurableDatabase database = DurableDatabase.start()) {
            database.tellConditions(settings);
            database.create(OWN);
            database.create(STOCK);
            try (EventStoreWriter own = EventStoreWriter.start(database, OWN);
                    StockAxonWriter stock = StockAxonWriter.start(database, STOCK);
                    RawWriter raw = new RawWriter(database, OWN, own.sample())) {
                run(database, settings, List.of(raw, own, stock));
            }
        }
        System.exit(0); // whatever threads a library has left behind
    }

    private static void run(DurableDatabase database, Settings settings, List<Writer> writers) throws Exception {
        int threads = settings.get("threads");
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        Map<Writer, List<Double>> measured = new LinkedHashMap<>();
        writers.forEach(writer -> measured.put(writer, new ArrayList<>()));
        try {
            int warmUp = settings.get("warm-up");
            for (int round = 1 - warmUp; round <= settings.get("rounds"); round++) {
                StringBuilder line = new StringBuilder(round < 1 ? "warm-up " : "round " + round);
                for (Writer writer : writers) {
                    database.settle();
                    double perSecond = writesPerSecond(writer, workers, threads, settings.get("seconds"));
                    line.append(String.format("   %s %,.0f/s", writer.name(), perSecond));
                    if (round >= 1) {
                        measured.getOrDefault(writer, new ArrayList<>()).add(perSecond);
                    }
                }
                System.out.printf("%s   (load %.1f)%n", line, DurableDatabase.load());
            }
        } finally {
            workers.shutdownNow();
        }
        tell(database, writers, measured);
    }

    private static void tell(DurableDatabase database, List<Writer> writers, Map<Writer, List<Double>> measured)
            throws Exception {
        System.out.printf(
                "An event of Vinh Danh has %s bytes of payload and %s of metadata; stock Axon keeps its payload as %s%n",
                database.ask(OWN, "select round(avg(length(payload))) from events.domain_event"),
                database.ask(OWN, "select round(avg(length(meta_data))) from events.domain_event"),
                database.ask(
                        STOCK,
                        "select data_type from information_schema.columns"
                                + " where table_name = 'domain_event_entry' and column_name = 'payload'"));
        List<Double> medians = new ArrayList<>();
        for (Writer writer : writers) {
            double median = median(measured.getOrDefault(writer, List.of()));
            medians.add(median);
            System.out.printf("%-12s %,8.0f writes/s (median)%n", writer.name(), median);
        }
        System.out.printf("Vinh Danh / raw inserts  %.2f   (aim 0.6)%n", medians.get(1) / medians.get(0));
        System.out.printf("Vinh Danh / stock Axon   %.2f   (aim 5)%n", medians.get(1) / medians.get(2));
    }

    private static double writesPerSecond(Writer writer, ExecutorService workers, int threads, int seconds)
            throws Exception {
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        List<Future<Integer>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            running.add(workers.submit(() -> {
                int written = 0;
                String file = "";
                while (System.nanoTime() - end < 0) {
                    int step = written % (Filing.MOVES + 1);
                    if (step == 0) {
                        file = "file:" + Id.next();
                    }
                    writer.write(file, step);
                    written++;
                }
                return written;
            }));
        }
        long written = 0;
        for (Future<Integer> each : running) {
            written += each.get();
        }
        return written / ((System.nanoTime() - begin) / 1e9);
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
