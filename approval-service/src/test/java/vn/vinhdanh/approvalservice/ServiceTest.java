package vn.vinhdanh.approvalservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.access.account.Accounts;
import vn.vinhdanh.access.account.NewAccount;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.GrantId;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.SettingId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.UnitKind;
import vn.vinhdanh.events.nomination.Facts;
import vn.vinhdanh.events.nomination.NominationSubmitted;
import vn.vinhdanh.events.nomination.Proposal;
import vn.vinhdanh.events.nomination.Recipient;
import vn.vinhdanh.events.organisation.AuthoritySettingMade;
import vn.vinhdanh.events.organisation.HistoricalRecordingGranted;
import vn.vinhdanh.events.organisation.OfficeAssigned;
import vn.vinhdanh.events.organisation.UnitMoved;
import vn.vinhdanh.events.organisation.UnitRegistered;
import vn.vinhdanh.eventstore.EventLog;
import vn.vinhdanh.eventstore.WriteTransaction;
import vn.vinhdanh.eventstore.testing.TestDatabase;
import vn.vinhdanh.eventstore.view.LogProgress;

/**
 * The running service on a real database, one for all tests of the module. What nomination-service would write, the tests
 * append to the log themselves: a province with a district that ended on 30 June 2025, a commune and a school.
 */
@SpringBootTest(
        classes = ApprovalServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vinhdanh.admin.password=correct horse",
            "vinhdanh.keys.kek=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "vinhdanh.access.bcrypt-strength=4",
            "vinhdanh.approval.deadlines.interval=1h",
            "vinhdanh.access.heartbeat=500ms",
            "vinhdanh.seal.origin=approval.test",
            "vinhdanh.seal.key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "vinhdanh.seal.cosigners=" + ServiceTest.WITNESS,
            "vinhdanh.seal.interval=100ms",
            "spring.datasource.hikari.connection-timeout=5000"
        })
@Import(ServiceTest.Today.class)
@ExtendWith(ClosesTheService.class)
public abstract class ServiceTest {

    public static final LocalDate TODAY = LocalDate.of(2026, 3, 10);

    /** The key of a co-signer whose 32 secret bytes are all 1. */
    protected static final String WITNESS = "witness.test+938fdce6+BIqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c";

    protected static final UnitId PROVINCE = new UnitId("P.1");
    protected static final UnitId DISTRICT = new UnitId("D.1");
    protected static final UnitId COMMUNE = new UnitId("C.1");
    protected static final UnitId SCHOOL = new UnitId("S.1");

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Map<String, Long> SEQUENCES = new HashMap<>();
    private static final AtomicInteger REFS = new AtomicInteger();
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    private static boolean organised;

    @LocalServerPort
    protected int port;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected WriteTransaction write;

    @Autowired
    protected EventStore eventStore;

    @Autowired
    protected EventLog log;

    @Autowired
    protected LogProgress progress;

    @Autowired
    private Accounts accounts;

    /** The program's day is one whose holidays are known, whenever the tests run. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Today {

        @Bean
        Clock clock() {
            Instant morning = Instant.parse("2026-03-10T01:00:00Z");
            return Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), morning));
        }
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        for (String property : DATABASE.properties()) {
            String[] parts = property.split("=", 2);
            registry.add(parts[0], () -> parts[1]);
        }
    }

    @BeforeEach
    void organise() {
        synchronized (ServiceTest.class) {
            if (organised) {
                return;
            }
            unit("GOV", UnitKind.GOVERNMENT, null, null);
            unit("STATE", UnitKind.STATE, null, null);
            unit("P.1", UnitKind.PROVINCE, "GOV", null);
            unit("P.1.SNV", UnitKind.DEPARTMENT, "P.1", null);
            unit("D.1", UnitKind.DISTRICT, "P.1", LocalDate.of(2025, 6, 30));
            unit("C.1", UnitKind.COMMUNE, "D.1", null);
            unit("C.2", UnitKind.COMMUNE, "P.1", null);
            append(COMMUNE.toString(), "Unit", new UnitMoved(COMMUNE, PROVINCE, LocalDate.of(2025, 7, 1)));
            unit("S.1", UnitKind.PUBLIC_SERVICE_UNIT, "C.1", null);
            office("clerk", "S.1", OfficeKind.SUBMITTER);
            office("c-intake", "C.1", OfficeKind.INTAKE_OFFICER);
            office("c-appraiser", "C.1", OfficeKind.APPRAISER);
            office("c-head", "C.1", OfficeKind.HEAD);
            office("c2-head", "C.2", OfficeKind.HEAD);
            office("d-head", "D.1", OfficeKind.HEAD);
            office("d-intake", "D.1", OfficeKind.INTAKE_OFFICER);
            office("p-intake", "P.1", OfficeKind.INTAKE_OFFICER);
            office("p-appraiser", "P.1.SNV", OfficeKind.APPRAISER);
            office("p-secretary", "P.1", OfficeKind.COUNCIL_SECRETARY);
            office("p-head", "P.1", OfficeKind.HEAD);
            for (int i = 1; i <= 10; i++) {
                office("p-member" + i, "P.1", OfficeKind.COUNCIL_MEMBER);
            }
            office("auditor", "GOV", OfficeKind.AUDITOR);
            office("operator", "GOV", OfficeKind.ADMINISTRATOR);
            account("stranger");
            for (String historian :
                    List.of("d-head", "d-intake", "p-head", "p-intake", "c-head", "c-intake", "p-appraiser")) {
                GrantId grant = new GrantId("grant." + historian);
                append(
                        grant.toString(),
                        "Grant",
                        new HistoricalRecordingGranted(
                                grant, person(historian), LONG_AGO, LocalDate.of(2025, 12, 31), "QĐ 1"));
            }
            setting("P.1", null, "steps", "INTAKE,APPRAISAL,COUNCIL,HEAD");
            setting("P.1", null, "clock.INTAKE", "2 WD");
            setting("P.1", null, "clock.APPRAISAL", "10 WD");
            setting("P.1", null, "clock.ANSWER", "5 WD");
            setting("P.1", null, "decider", "PROVINCE");
            setting("D.1", null, "steps", "INTAKE,HEAD");
            setting("C.1", null, "steps", "INTAKE,HEAD");
            long last = setting("C.1", null, "clock.INTAKE", "3 WD");
            awaitViews(last);
            organised = true;
        }
    }

    // ---- what nomination-service writes

    protected NominationId submitted(String award, AwardLevel level, @Nullable String nominee, LocalDate on) {
        return submitted(SCHOOL, award, level, nominee, on);
    }

    protected NominationId submitted(
            UnitId proposedBy, String award, AwardLevel level, @Nullable String nominee, LocalDate on) {
        NominationId nomination = new NominationId(Id.next());
        append(nomination.toString(), "Nomination", submission(nomination, proposedBy, award, level, nominee, on));
        return nomination;
    }

    protected NominationSubmitted submission(
            NominationId nomination,
            UnitId proposedBy,
            String award,
            AwardLevel level,
            @Nullable String nominee,
            LocalDate on) {
        Recipient recipient = nominee == null
                ? new Recipient(RecipientKind.COLLECTIVE, null, SCHOOL, Protected.open("Trường Mầm non Hoa Hồng"))
                : new Recipient(
                        RecipientKind.INDIVIDUAL,
                        person(nominee),
                        SCHOOL,
                        Protected.of(person(nominee), "Nguyễn Thị Đào"));
        return new NominationSubmitted(
                nomination,
                "T-%04d".formatted(REFS.incrementAndGet()),
                new Proposal(
                        award,
                        recipient,
                        proposedBy,
                        "Phong trào thi đua",
                        CommendationType.CONG_TRANG,
                        null,
                        null,
                        Facts.none()),
                on.isBefore(LocalDate.of(2024, 1, 1))
                        ? "vn-2017"
                        : on.isBefore(LocalDate.of(2025, 7, 1)) ? "vn-2024" : "vn-2025",
                1,
                level,
                List.of(),
                List.of(),
                new Actor(person("clerk"), new OfficeId("office.clerk"), OfficeKind.SUBMITTER, SCHOOL, null),
                on);
    }

    /** @return the position of the event */
    protected long append(String aggregateId, String type, Object event) {
        long sequence = SEQUENCES.merge(aggregateId, 0L, (before, none) -> before + 1);
        return write.execute(() -> {
                    eventStore.publish(new GenericDomainEventMessage<>(type, aggregateId, sequence, event));
                    return event;
                })
                .position();
    }

    protected long office(String username, String unit, OfficeKind kind) {
        account(username);
        OfficeId office = new OfficeId("office." + username);
        return append(
                office.toString(),
                "Office",
                new OfficeAssigned(office, person(username), new UnitId(unit), kind, LONG_AGO, null, null));
    }

    protected void account(String username) {
        if (accounts.find(username).isEmpty()) {
            accounts.create(new NewAccount(username, username, null, "demo", Locale.ENGLISH, true));
        }
    }

    protected static PersonId person(String username) {
        return Accounts.personOf(username);
    }

    protected void unit(String id, UnitKind kind, @Nullable String parent, @Nullable LocalDate until) {
        UnitId unit = new UnitId(id);
        append(
                unit.toString(),
                "Unit",
                new UnitRegistered(
                        unit, "Đơn vị " + id, kind, parent == null ? null : new UnitId(parent), null, until));
    }

    protected long setting(String authority, @Nullable String award, String key, String value) {
        SettingId setting = new SettingId(Id.next());
        return append(
                setting.toString(),
                "AuthoritySetting",
                new AuthoritySettingMade(setting, new UnitId(authority), award, key, value, LONG_AGO, "QĐ 9"));
    }

    /** The plan of a query as it is sent for any parameters, were every table large. */
    protected String plan(String sql) {
        return plan(sql, "select 1");
    }

    /** The same with a table filled beforehand, and emptied again. */
    protected String plan(String sql, String filling) {
        Map<String, Integer> numbers = new HashMap<>();
        String numbered = Pattern.compile("(?<!:):([a-zA-Z]\\w*)")
                .matcher(sql)
                .replaceAll(match -> "\\$" + numbers.computeIfAbsent(match.group(1), name -> numbers.size() + 1));
        // The simple protocol is the one in which a statement with parameters can be explained without any.
        try (Connection connection = DriverManager.getConnection(
                        DATABASE.url() + "&preferQueryMode=simple", DATABASE.username(), DATABASE.password());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(filling);
            statement.execute("set local enable_seqscan = off");
            StringBuilder plan = new StringBuilder();
            try (ResultSet lines = statement.executeQuery("explain (generic_plan) " + numbered)) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            connection.rollback();
            return plan.toString();
        } catch (SQLException e) {
            throw new AssertionError(numbered, e);
        }
    }

    // ---- who asks

    protected Http as(String username) {
        return new Http(port, username, "demo");
    }

    protected Http anybody() {
        return new Http(port);
    }

    /** A page as a browser asks for it. */
    protected String page(Http who, String path) {
        Http.Answer answer = who.get(path).header("Accept", "text/html").send();
        assertThat(answer.status()).as("%s: %s", path, answer).isEqualTo(200);
        return answer.text();
    }

    /** An award of the commune whose decision everybody may see. */
    protected String published(NominationId nomination, String number) {
        act(as("c-intake"), nomination, "accept", "{}").expect(200);
        Http head = as("c-head");
        Http.Answer draft = head.post("/api/v1/decisions")
                .json("{\"level\": \"COMMUNE\", \"body\": \"C.1\", \"cases\": [\"%s\"]}".formatted(nomination.value()))
                .send()
                .expect(201);
        Http.Answer signed = head.post("/api/v1/decisions/" + draft.id() + "/sign")
                .ifMatch(draft.version())
                .json("{\"number\": \"%s\", \"date\": \"2026-03-10\"}".formatted(number))
                .send()
                .expect(200);
        Http.Answer published = head.post("/api/v1/decisions/" + draft.id() + "/publish")
                .ifMatch(signed.version())
                .json("{}")
                .send()
                .expect(200);
        awaitViews(published.position());
        return draft.id();
    }

    /** Until every view of the service shows what follows from that position. */
    protected void awaitViews(long position) {
        for (String view : List.of(
                "approval.organisation",
                "approval.cases",
                "approval.inbox",
                "approval.conflicts",
                "approval.sessions",
                "approval.decisions",
                "approval.register",
                "approval.level-board.COMMUNE",
                "approval.level-board.DISTRICT",
                "approval.level-board.PROVINCE")) {
            assertThat(progress.await(position, view, Duration.ofSeconds(30)))
                    .as(view)
                    .isTrue();
        }
    }

    protected JsonNode read(Http who, NominationId nomination) {
        return who.get("/api/v1/cases/%s?after=%d".formatted(nomination.value(), log.head()))
                .send()
                .expect(200)
                .json();
    }

    /** A province's diploma that has come to its appraiser. */
    protected NominationId atAppraiser(@Nullable String nominee) {
        NominationId nomination = submitted("BKT", AwardLevel.PROVINCE, nominee, TODAY);
        act(as("c-intake"), nomination, "accept", "{}").expect(200);
        act(as("c-head"), nomination, "forward", "{}").expect(200);
        act(as("p-intake"), nomination, "accept", "{}").expect(200);
        return nomination;
    }

    /** The same before its council. */
    protected NominationId atCouncil(@Nullable String nominee) {
        NominationId nomination = atAppraiser(nominee);
        act(as("p-appraiser"), nomination, "appraise", "{\"recommendation\": \"FAVOURABLE\"}")
                .expect(200);
        return nomination;
    }

    /** An act on a case in the version in which it is. */
    protected Http.Answer act(Http who, NominationId nomination, String verb, String body) {
        JsonNode present = read(as("auditor"), nomination);
        return who.post("/api/v1/cases/%s/%s".formatted(nomination.value(), verb))
                .ifMatch(present.get("version").asLong())
                .json(body)
                .send();
    }
}
