package vn.vinhdanh.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.vinhdanh.approvalservice.ApprovalServiceApplication;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.eventstore.EventLog;
import vn.vinhdanh.eventstore.LogTail;
import vn.vinhdanh.eventstore.view.ReplayRun;
import vn.vinhdanh.eventstore.view.View;
import vn.vinhdanh.eventstore.view.ViewRebuild;
import vn.vinhdanh.eventstore.view.ViewReplay;
import vn.vinhdanh.eventstore.view.ViewVerdict;

/** How long a replay of all of approval-service's views takes, against reading and decoding the same log alone. */
public final class ReplayBenchmark {

    private static final String NAME = "approval";
    private static final int PAGE = 2_000;

    private ReplayBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.parse(arguments, "events=1000000", "rounds=2");
        try (DurableDatabase database = DurableDatabase.start()) {
            database.tellConditions(settings);
            database.create(NAME);
            try (ConfigurableApplicationContext service = start(database)) {
                run(database, service, settings);
            }
        }
        System.exit(0); // whatever threads a library has left behind
    }

    private static ConfigurableApplicationContext start(DurableDatabase database) {
        return new SpringApplicationBuilder(ApprovalServiceApplication.class)
                .properties(database.properties(
                        NAME,
                        "server.port=0",
                        "spring.datasource.hikari.maximum-pool-size=24",
                        "vinhdanh.approval.deadlines.enabled=false",
                        "vinhdanh.replay.enabled=false", // it would clear away the schema of nobody's replay
                        "vinhdanh.admin.password=" + Id.next(),
                        "vinhdanh.keys.kek=" + Base64.getEncoder().encodeToString(new byte[32])))
                .run();
    }

    private static void run(DurableDatabase database, ConfigurableApplicationContext service, Settings settings)
            throws Exception {
        service.getBean(EventProcessingConfiguration.class)
                .eventProcessors()
                .values()
                .forEach(EventProcessor::shutDown);
        long events = new LogFiller(service).fill(settings.get("events"));
        long head = service.getBean(EventLog.class).head();
        System.out.printf(
                "%,d events in the log, %s bytes of payload and %s of metadata on average%n",
                events,
                database.ask(NAME, "select round(avg(length(payload))) from events.domain_event"),
                database.ask(NAME, "select round(avg(length(meta_data))) from events.domain_event"));

        List<View> views = service.getBeansOfType(View.class).values().stream()
                .sorted(Comparator.comparing(View::name))
                .toList();
        build(service, views, head);
        database.settle();

        double raw = Double.MAX_VALUE;
        Replayed best = new Replayed(Double.MAX_VALUE, Double.MAX_VALUE, 0);
        for (int round = 1; round <= settings.get("rounds"); round++) {
            raw = Math.min(raw, read(service.getBean(LogTail.class), head));
            Replayed replayed = replay(service.getBean(ViewReplay.class), views, head);
            best = replayed.compared < best.compared ? replayed : best;
        }
        System.out.printf("reading and decoding alone: %.1f s, %,.0f events/s%n", raw, events / raw);
        System.out.printf(
                "replay of %d views: %.1f s until all is written, %,.0f events/s; %.1f s until all is compared (%,d rows)%n",
                views.size(), best.folded, events / best.folded, best.compared, best.rows);
        System.out.printf("heap afterwards: %d MB at most (load %.1f)%n", heap() >> 20, DurableDatabase.load());
        System.out.printf("time of reading / time of folding  %.2f%n", raw / best.folded);
        System.out.printf("time of reading / time of the whole replay  %.2f   (aim 0.4)%n", raw / best.compared);
    }

    /** As if the processors had been there all the time, but sooner. */
    private static void build(ConfigurableApplicationContext service, List<View> views, long head) {
        new JdbcTemplate(service.getBean(DataSource.class))
                .update("update events.token_entry set position = ? where not automation", head);
        long begin = System.nanoTime();
        views.forEach(service.getBean(ViewRebuild.class)::rebuild);
        System.out.printf("views built one after the other: %.1f s%n", (System.nanoTime() - begin) / 1e9);
    }

    private static double read(LogTail tail, long head) {
        long begin = System.nanoTime();
        long position = 0;
        while (true) {
            List<TrackedEventMessage<?>> page = tail.scan(position, head, PAGE);
            if (page.isEmpty()) {
                return (System.nanoTime() - begin) / 1e9;
            }
            page.forEach(event -> {
                event.getPayload();
                event.getMetaData();
            });
            position = ((GlobalSequenceTrackingToken) page.get(page.size() - 1).trackingToken()).getGlobalIndex();
        }
    }

    /** Seconds until all was written and until all was compared, and how many versions there were. */
    private record Replayed(double folded, double compared, long rows) {}

    private static Replayed replay(ViewReplay replay, List<View> views, long head) {
        long begin = System.nanoTime();
        double[] folded = {0};
        List<ViewVerdict> verdicts = new ArrayList<>();
        replay.replay("replay_benchmark", views, head, new ReplayRun() {
            @Override
            protected void folded(long events, long position) {
                // what is told to an auditor
            }

            @Override
            protected void comparing(View view) {
                folded[0] = folded[0] == 0 ? (System.nanoTime() - begin) / 1e9 : folded[0];
            }

            @Override
            protected void compared(ViewVerdict verdict) {
                verdicts.add(verdict);
            }
        });
        double compared = (System.nanoTime() - begin) / 1e9;
        if (!verdicts.stream().allMatch(ViewVerdict::matches)) {
            throw new IllegalStateException("The views are not what the log says: " + verdicts);
        }
        return new Replayed(
                folded[0],
                compared,
                verdicts.stream().mapToLong(ViewVerdict::versions).sum());
    }

    private static long heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(MemoryUsage::getUsed)
                .max()
                .orElse(0);
    }
}
