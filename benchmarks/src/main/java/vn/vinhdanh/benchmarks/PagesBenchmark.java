package vn.vinhdanh.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.vinhdanh.eventstore.EventLog;
import vn.vinhdanh.eventstore.view.LogProgress;
import vn.vinhdanh.eventstore.view.View;

/**
 * How long every page takes with many nominations against few, and how much it transfers to a browser that comes for the
 * first time, and to one that was there before.
 */
public final class PagesBenchmark {

    private static final String NAME = "pages";
    private static final int FIRST_VISIT = 250_000;
    private static final int LATER_VISIT = 30_000;
    private static final double AIM = 1.3;

    private PagesBenchmark() {}

    /** A page, in the eyes of whoever opens it. */
    private record Looked(String page, String account) {

        @Override
        public String toString() {
            return page + (account.isEmpty() ? "" : "  (" + account + ")");
        }
    }

    private static final List<Looked> PAGES = List.of(
            new Looked("/", "auditor"),
            new Looked("/", "appraiser"),
            new Looked("/nominations", "auditor"),
            new Looked("/nominations", "district"),
            new Looked("/nominations", "clerk"),
            new Looked("/nominations?q=Hoa", "auditor"),
            new Looked("/nominations/new", "clerk"),
            new Looked("/nominations/import", "clerk"),
            new Looked("/inbox", "appraiser"),
            new Looked("/inbox?q=Hoa", "appraiser"),
            new Looked("/cases/{nomination}", "auditor"),
            new Looked("/cases/{nomination}?tab=REVIEW", "auditor"),
            new Looked("/cases/{nomination}/history", "auditor"),
            new Looked("/sessions", "auditor"),
            new Looked("/decisions", "auditor"),
            new Looked("/decisions/{decision}", "auditor"),
            new Looked("/decisions/new", "head"),
            new Looked("/levels", "auditor"),
            new Looked("/levels/PROVINCE", "auditor"),
            new Looked("/levels/PROVINCE/nominations?state=AWARDED", "auditor"),
            new Looked("/search?q=Hoa", "auditor"),
            new Looked("/regulations", "auditor"),
            new Looked("/regulations/simulator", "auditor"),
            new Looked("/units", "auditor"),
            new Looked("/account", "auditor"),
            new Looked("/public/awards", ""),
            new Looked("/public/awards?q=Hoa", ""),
            new Looked("/verify/{code}", ""),
            new Looked("/sign-in", ""));

    public static void main(String[] arguments) throws Exception {
        Settings settings =
                Settings.parse(arguments, "small=1000", "large=100000", "requests=40", "warm-up=60", "minutes=60");
        try (DurableDatabase database = DurableDatabase.start()) {
            database.tellConditions(settings);
            database.create(NAME);
            try (ConfigurableApplicationContext services = start(database)) {
                run(database, services, settings);
            }
        }
        System.exit(0); // whatever threads a library has left behind
    }

    private static ConfigurableApplicationContext start(DurableDatabase database) {
        return new SpringApplicationBuilder(BothServices.class)
                .properties(database.properties(
                        NAME,
                        "server.port=0",
                        "spring.jpa.open-in-view=false",
                        "spring.jpa.hibernate.ddl-auto=none",
                        "spring.datasource.hikari.maximum-pool-size=24",
                        "axon.timeout.enabled=false",
                        "vinhdanh.approval.deadlines.enabled=false",
                        "vinhdanh.admin.password=" + Visits.PASSWORD,
                        "vinhdanh.keys.kek=" + Base64.getEncoder().encodeToString(new byte[32])))
                .run();
    }

    private static void run(DurableDatabase database, ConfigurableApplicationContext services, Settings settings)
            throws Exception {
        Visits visits = new Visits(services.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
        LogFiller log = new LogFiller(services);
        fill(database, services, log, settings.get("small"), settings, () -> visits.register(Histories.ACCOUNTS));
        Map<String, String> some = some(database);
        double[] few = times(visits, some, settings);
        fill(database, services, log, settings.get("large"), settings, () -> {});
        double[] many = times(visits, some, settings);
        System.out.printf(
                "%n%-52s %10s %10s %7s %12s %12s%n",
                "page",
                settings.get("small") + ", ms",
                settings.get("large") + ", ms",
                "ratio",
                "first, bytes",
                "later, bytes");
        int missed = 0;
        for (int i = 0; i < PAGES.size(); i++) {
            Looked looked = PAGES.get(i);
            String path = filled(looked.page(), some);
            Visits.Transferred bytes = visits.transferred(looked.account(), path);
            double ratio = many[i] / few[i];
            boolean kept = ratio <= AIM && bytes.first() <= FIRST_VISIT && bytes.later() <= LATER_VISIT;
            missed += kept ? 0 : 1;
            System.out.printf(
                    "%-52s %10.1f %10.1f %7.2f %,12d %,12d%s%n",
                    looked, few[i], many[i], ratio, bytes.first(), bytes.later(), kept ? "" : "  !");
        }
        System.out.printf(
                "%d of %d pages within %.1f times, %,d bytes first and %,d later (load %.1f)%n",
                PAGES.size() - missed, PAGES.size(), AIM, FIRST_VISIT, LATER_VISIT, DurableDatabase.load());
    }

    /** What has to be done once the views know the units. */
    private interface Then {
        void run() throws Exception;
    }

    private static void fill(
            DurableDatabase database,
            ConfigurableApplicationContext services,
            LogFiller log,
            int nominations,
            Settings settings,
            Then then)
            throws Exception {
        Map<String, EventProcessor> processors =
                services.getBean(EventProcessingConfiguration.class).eventProcessors();
        List<String> views = services.getBeansOfType(View.class).values().stream()
                .map(View::name)
                .sorted()
                .toList();
        // Nothing follows from these histories: what follows is in them.
        processors.entrySet().stream()
                .filter(processor -> !views.contains(processor.getKey()))
                .forEach(automation -> automation.getValue().shutDown());
        log.fillNominations(nominations);
        await(services, views, Duration.ofMinutes(settings.get("minutes")));
        then.run();
        await(services, views, Duration.ofMinutes(settings.get("minutes")));
        database.vacuum(NAME);
        System.out.printf(
                "%s events, %s nominations%n",
                database.ask(NAME, "select count(*) from events.domain_event"),
                database.ask(NAME, "select count(*) from nomination.nominations where valid_to = 9223372036854775807"));
    }

    private static void await(ConfigurableApplicationContext services, List<String> views, Duration atMost)
            throws InterruptedException {
        LogProgress progress = services.getBean(LogProgress.class);
        long head = services.getBean(EventLog.class).head();
        long end = System.nanoTime() + atMost.toNanos();
        while (views.stream().anyMatch(view -> progress.positionOf(view) < head)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The views are not there after " + atMost);
            }
            Thread.sleep(50);
        }
    }

    /** A nomination, a decision and a code that are there at both sizes. */
    private static Map<String, String> some(DurableDatabase database) throws Exception {
        Map<String, String> some = new LinkedHashMap<>();
        some.put(
                "{nomination}",
                database.ask(
                        NAME, "select nomination from approval.register where valid_to = 9223372036854775807 limit 1"));
        some.put(
                "{decision}",
                database.ask(
                        NAME, "select decision from approval.register where valid_to = 9223372036854775807 limit 1"));
        some.put(
                "{code}",
                database.ask(
                        NAME,
                        "select verification_code from approval.register where valid_to = 9223372036854775807 limit 1"));
        return some;
    }

    private static String filled(String page, Map<String, String> some) {
        String path = page;
        for (Map.Entry<String, String> one : some.entrySet()) {
            path = path.replace(one.getKey(), one.getValue());
        }
        return path;
    }

    /** The median of each page; they take turns, so that what disturbs one disturbs all. */
    private static double[] times(Visits visits, Map<String, String> some, Settings settings)
            throws IOException, InterruptedException {
        double[][] all = new double[PAGES.size()][settings.get("requests")];
        for (int round = -settings.get("warm-up"); round < settings.get("requests"); round++) {
            for (int i = 0; i < PAGES.size(); i++) {
                Looked looked = PAGES.get(i);
                double time = visits.time(looked.account(), filled(looked.page(), some));
                if (round >= 0) {
                    all[i][round] = time;
                }
            }
        }
        return Arrays.stream(all)
                .mapToDouble(times -> Arrays.stream(times).sorted().toArray()[times.length / 2])
                .toArray();
    }
}
