package vn.vinhdanh.eventstore.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.flywaydb.core.Flyway;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.eventstore.EventLog;
import vn.vinhdanh.eventstore.WriteTransaction;
import vn.vinhdanh.eventstore.Written;
import vn.vinhdanh.eventstore.testing.TestDatabase;
import vn.vinhdanh.eventstore.view.LogProgress;

/** A whole application of the test domain on a database: one of perhaps several instances. */
public final class Node implements AutoCloseable {

    public static final String KEK = Base64.getEncoder().encodeToString(new byte[32]);

    private final ConfigurableApplicationContext context;

    private Node(ConfigurableApplicationContext context) {
        this.context = context;
    }

    @Configuration
    @EnableAutoConfiguration
    @Import({Shop.Tally.class, Shop.WhenTallyClosedThenReport.class})
    static class Application {

        @Bean
        Flyway shopFlyway(DataSource dataSource) {
            return Flyway.configure()
                    .dataSource(dataSource)
                    .schemas("shop")
                    .locations("classpath:db/migration/view", "classpath:db/migration/shop")
                    .load();
        }

        @Bean
        FlywayMigrationInitializer shopMigration(Flyway shopFlyway) {
            return new FlywayMigrationInitializer(shopFlyway);
        }

        @Bean
        Shop.TallyView tallyView() {
            return new Shop.TallyView();
        }

        @Bean
        Shop.BoardView provinceBoard() {
            return new Shop.BoardView(AwardLevel.PROVINCE);
        }

        @Bean
        Shop.BoardView districtBoard() {
            return new Shop.BoardView(AwardLevel.DISTRICT);
        }
    }

    public static Node start(TestDatabase database, String... properties) {
        List<String> all = new ArrayList<>(Arrays.asList(database.properties()));
        all.add("spring.main.banner-mode=off");
        all.add("spring.jmx.enabled=false");
        all.add("logging.level.root=WARN");
        all.add("vinhdanh.keys.kek=" + KEK);
        all.add("vinhdanh.processing.claim-timeout=2s");
        all.add("spring.datasource.hikari.maximum-pool-size=20");
        all.addAll(Arrays.asList(properties));
        return new Node(new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(all.toArray(String[]::new))
                .run());
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T get(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public JdbcTemplate jdbc() {
        return new JdbcTemplate(context.getBean(DataSource.class));
    }

    public EventLog log() {
        return context.getBean(EventLog.class);
    }

    public WriteTransaction writes() {
        return context.getBean(WriteTransaction.class);
    }

    public <T> Written<T> send(Object command) {
        CommandGateway commands = context.getBean(CommandGateway.class);
        return writes().execute(() -> commands.sendAndWait(command));
    }

    public Written<Object> open(String id, String name, AwardLevel level) {
        return send(new Shop.OpenTally(id, Shop.nameOf("p-" + id.substring(id.indexOf(':') + 1), name), level));
    }

    public Written<Long> mark(String id, long amount) {
        return send(new Shop.MarkTally(id, amount, List.of()));
    }

    public void await(long position, String... views) {
        for (String view : views) {
            assertThat(get(LogProgress.class).await(position, view, Duration.ofSeconds(20)))
                    .as("%s passes %s", view, position)
                    .isTrue();
        }
    }

    public List<Map<String, Object>> rows(String sql, Object... parameters) {
        return jdbc().queryForList(sql, parameters);
    }

    @Override
    public void close() {
        context.close();
    }
}
