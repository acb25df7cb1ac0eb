package vn.vinhdanh.benchmarks;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.vinhdanh.approvalservice.ApprovalServiceApplication;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.eventstore.EventLog;
import vn.vinhdanh.eventstore.view.LogProgress;
import vn.vinhdanh.eventstore.view.View;

/**
 * How long approval-service's views take to catch up with a log that has grown without them, by the processors that keep
 * them up to date from day to day, against writing the rows that come of it by plain batched upserts.
 */
public final class CatchUpBenchmark {

    private static final String NAME = "approval";

    private CatchUpBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Settings settings =
                Settings.parse(arguments, "events=200000", "threads=4", "batch=500", "rounds=3", "minutes=20");
        try (DurableDatabase database = DurableDatabase.start()) {
            database.tellConditions(settings);
            database.create(NAME);
            try (ConfigurableApplicationContext service = start(database, settings)) {
                run(database, service, settings);
            }
        }
        System.exit(0); // whatever threads a library has left behind
    }

    private static ConfigurableApplicationContext start(DurableDatabase database, Settings settings) {
        return new SpringApplicationBuilder(ApprovalServiceApplication.class)
                .properties(database.properties(
                        NAME,
                        "server.port=0",
                        "spring.datasource.hikari.maximum-pool-size=24",
                        "vinhdanh.approval.deadlines.enabled=false",
                        "vinhdanh.admin.password=" + Id.next(),
                        "vinhdanh.processing.threads=" + settings.get("threads"),
                        "vinhdanh.processing.batch=" + settings.get("batch"),
                        "vinhdanh.keys.kek=" + Base64.getEncoder().encodeToString(new byte[32])))
                .run();
    }

    private static void run(DurableDatabase database, ConfigurableApplicationContext service, Settings settings)
            throws Exception {
        Map<String, EventProcessor> processors =
                service.getBean(EventProcessingConfiguration.class).eventProcessors();
        processors.values().forEach(EventProcessor::shutDown);
        long events = new LogFiller(service).fill(settings.get("events"));
        System.out.printf(
                "%,d events in the log, %s bytes of payload and %s of metadata on average%n",
                events,
                database.ask(NAME, "select round(avg(length(payload))) from events.domain_event"),
                database.ask(NAME, "select round(avg(length(meta_data))) from events.domain_event"));
        database.ask(NAME, "select 1 from (select count(*) from events.domain_event) warm");
        database.settle();

        List<String> views = service.getBeansOfType(View.class).values().stream()
                .map(View::name)
                .sorted()
                .toList();
        double catchUp = catchUp(service, processors, views, Duration.ofMinutes(settings.get("minutes")));
        views.forEach(view -> processor(processors, view).shutDown());
        String faults = database.ask(NAME, "select count(*) from approval.view_fault");
        if (!"0".equals(faults)) {
            throw new IllegalStateException(faults + " events were not taken in: the histories are wrong");
        }
        tell(database, settings, events, views.size(), catchUp);
    }

    private static double catchUp(
            ConfigurableApplicationContext service,
            Map<String, EventProcessor> processors,
            List<String> views,
            Duration atMost)
            throws InterruptedException {
        LogProgress progress = service.getBean(LogProgress.class);
        long head = service.getBean(EventLog.class).head();
        long begin = System.nanoTime();
        views.forEach(view -> processor(processors, view).start());
        while (views.stream().anyMatch(view -> progress.positionOf(view) < head)) {
            if (System.nanoTime() - begin > atMost.toNanos()) {
                throw new IllegalStateException("The views are not there after " + atMost);
            }
            Thread.sleep(5);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static EventProcessor processor(Map<String, EventProcessor> processors, String view) {
        EventProcessor processor = processors.get(view);
        if (processor == null) {
            throw new IllegalStateException("No processor of " + view);
        }
        return processor;
    }

    private static void tell(DurableDatabase database, Settings settings, long events, int views, double catchUp)
            throws Exception {
        Upserts upserts = new Upserts(database, NAME, settings.get("batch"));
        Upserts.Outcome single = best(upserts, 1, settings.get("rounds"));
        Upserts.Outcome side = best(upserts, settings.get("threads"), settings.get("rounds"));
        System.out.printf(
                "catch-up of %d views, %d threads: %.1f s, %,.0f events/s, %,.0f rows/s (%,d rows, load %.1f)%n",
                views,
                settings.get("threads"),
                catchUp,
                events / catchUp,
                single.rows() / catchUp,
                single.rows(),
                DurableDatabase.load());
        tell("one thread", single, catchUp, "");
        tell(settings.get("threads") + " threads", side, catchUp, "   (aim 0.4)");
    }

    private static void tell(String how, Upserts.Outcome upserts, double catchUp, String aim) {
        System.out.printf(
                "batched upserts, %s: %.1f s, %,.0f rows/s%n",
                how, upserts.seconds(), upserts.rows() / upserts.seconds());
        System.out.printf("time of upserts / time of catch-up  %.2f%s%n", upserts.seconds() / catchUp, aim);
    }

    /** The shortest: the first ones still load classes and plans. */
    private static Upserts.Outcome best(Upserts upserts, int threads, int rounds) throws Exception {
        Upserts.Outcome best = upserts.run(threads);
        for (int round = 2; round <= rounds; round++) {
            Upserts.Outcome outcome = upserts.run(threads);
            best = outcome.seconds() < best.seconds() ? outcome : best;
        }
        return best;
    }
}
