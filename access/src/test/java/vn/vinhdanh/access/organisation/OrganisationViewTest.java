package vn.vinhdanh.access.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import vn.vinhdanh.access.HttpTest;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.testing.Http;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.DelegationId;
import vn.vinhdanh.events.GrantId;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.SettingId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.UnitKind;
import vn.vinhdanh.events.organisation.AuthoritySettingMade;
import vn.vinhdanh.events.organisation.DelegationEnded;
import vn.vinhdanh.events.organisation.DelegationGranted;
import vn.vinhdanh.events.organisation.HistoricalRecordingEnded;
import vn.vinhdanh.events.organisation.HistoricalRecordingGranted;
import vn.vinhdanh.events.organisation.OfficeAssigned;
import vn.vinhdanh.events.organisation.OfficeEnded;
import vn.vinhdanh.events.organisation.OrganisationEvent;
import vn.vinhdanh.events.organisation.UnitDissolved;
import vn.vinhdanh.events.organisation.UnitMoved;
import vn.vinhdanh.events.organisation.UnitRegistered;
import vn.vinhdanh.events.organisation.UnitRenamed;
import vn.vinhdanh.eventstore.WriteTransaction;
import vn.vinhdanh.eventstore.view.LogProgress;
import vn.vinhdanh.eventstore.view.ViewRebuild;
import vn.vinhdanh.regulations.OrganisationUnit;
import vn.vinhdanh.regulations.Setting;

/** The view as services have it: events go in at the log, answers come out of the queries. */
class OrganisationViewTest extends HttpTest {

    private static final LocalDate START = LocalDate.of(2021, 1, 1);
    private static final LocalDate DAY = LocalDate.of(2021, 12, 15);
    private static final LocalDate LAST = LocalDate.of(2025, 6, 30);

    @Autowired
    private WriteTransaction writes;

    @Autowired
    private EventBus events;

    @Autowired
    private LogProgress progress;

    @Autowired
    private ViewRebuild rebuild;

    @Autowired
    @Qualifier("probe.organisation")
    private OrganisationView view;

    @Autowired
    @Qualifier("other.organisation")
    private OrganisationView otherView;

    @Autowired
    @Qualifier("other.authority")
    private Authority otherAuthority;

    @Autowired
    private OrganisationQueries organisation;

    @Autowired
    @Qualifier("probe.authority")
    private Authority authority;

    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private final UnitId province = new UnitId("P" + tag);
    private final UnitId district = new UnitId("D" + tag);
    private final UnitId other = new UnitId("E" + tag);
    private final PersonId anna = new PersonId("anna" + tag);
    private final PersonId bob = new PersonId("bob" + tag);
    private final OfficeId office = new OfficeId("o" + tag);

    @Test
    void units_are_registered_renamed_moved_and_dissolved() {
        append(
                new UnitRegistered(province, "Tỉnh", UnitKind.PROVINCE, null, null, null),
                new UnitRegistered(other, "Tỉnh khác", UnitKind.PROVINCE, null, START, null),
                new UnitRegistered(district, "Huyện", UnitKind.DISTRICT, province, null, null));
        append(
                new UnitRenamed(district, "Huyện Di Linh", LocalDate.of(2022, 1, 1)),
                new UnitMoved(district, other, LocalDate.of(2023, 1, 1)),
                new UnitDissolved(district, LAST, List.of(province, other)));
        assertThat(organisation.unit(district, DAY))
                .contains(new OrganisationUnit(district, "Huyện", UnitKind.DISTRICT, province));
        assertThat(organisation.unit(district, LAST))
                .contains(new OrganisationUnit(district, "Huyện Di Linh", UnitKind.DISTRICT, other));
        assertThat(organisation.unit(district, LAST.plusDays(1))).isEmpty();
        assertThat(organisation.nameOf(district, DAY)).contains("Huyện");
        assertThat(organisation.nameOf(district, LAST.plusYears(1)))
                .as("what it was called last")
                .contains("Huyện Di Linh");
        assertThat(organisation.nameOf(new UnitId("none" + tag), DAY)).isEmpty();
        assertThat(organisation.successorsOf(district, LAST.plusDays(1))).containsExactly(other, province);
        assertThat(organisation.bodyAt(AwardLevel.PROVINCE, district, DAY)).contains(province);
        assertThat(organisation.bodyAt(AwardLevel.PROVINCE, district, LAST)).contains(other);
    }

    @Test
    void offices_and_delegations_begin_and_end() {
        append(
                new UnitRegistered(district, "Huyện", UnitKind.DISTRICT, null, null, null),
                new OfficeAssigned(office, anna, district, OfficeKind.HEAD, START, null, "1/QD"),
                new DelegationGranted(new DelegationId("d" + tag), office, bob, START, LAST, "2/GUQ"));
        assertThat(authority.find(new SignedIn("bob", bob), OfficeKind.HEAD, district, DAY))
                .contains(new Actor(bob, office, OfficeKind.HEAD, district, anna));
        append(new DelegationEnded(new DelegationId("d" + tag), DAY));
        assertThat(authority.find(new SignedIn("bob", bob), OfficeKind.HEAD, district, DAY))
                .isPresent();
        assertThat(authority.find(new SignedIn("bob", bob), OfficeKind.HEAD, district, DAY.plusDays(1)))
                .isEmpty();
        long before = append(new OfficeEnded(office, DAY, null)) - 1;
        SignedIn who = new SignedIn("anna", anna);
        assertThat(authority.find(who, OfficeKind.HEAD, district, DAY)).isPresent();
        assertThat(authority.find(who, OfficeKind.HEAD, district, DAY.plusDays(1)))
                .isEmpty();
        assertThat(organisation.asOf(before).held(anna, DAY.plusDays(1))).hasSize(1);
    }

    @Test
    void each_service_has_a_view_of_its_own() {
        long position = append(
                new UnitRegistered(district, "Huyện", UnitKind.DISTRICT, null, null, null),
                new OfficeAssigned(office, anna, district, OfficeKind.HEAD, START, null, "1/QD"));
        assertThat(progress.await(position, otherView.name(), Duration.ofSeconds(30)))
                .isTrue();
        assertThat(jdbc.sql("select count(*) from other.office where id = :id")
                        .param("id", office.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(otherAuthority.held(anna, DAY)).isEqualTo(authority.held(anna, DAY));
    }

    @Test
    void permissions_to_record_the_past_are_given_and_given_back() {
        GrantId grant = new GrantId("g" + tag);
        append(new HistoricalRecordingGranted(grant, anna, START, DAY, "99/BC"));
        assertThat(authority.cover(anna, DAY)).isTrue();
        assertThat(authority.cover(anna, DAY.plusDays(1))).isFalse();
        append(new HistoricalRecordingEnded(grant));
        assertThat(authority.cover(anna, DAY)).isFalse();
    }

    @Test
    void settings_are_made() {
        append(new AuthoritySettingMade(
                new SettingId("s" + tag), district, "BKTTG", "council.threshold", "0.9", START, "99/BC"));
        assertThat(organisation.of(district, "BKTTG", "council.threshold", DAY))
                .contains(new Setting(new SettingId("s" + tag), "0.9", "99/BC", START));
    }

    @Test
    void a_rebuild_gives_the_same_rows() {
        units_are_registered_renamed_moved_and_dissolved();
        append(new OfficeAssigned(office, anna, other, OfficeKind.HEAD, START, null, null));
        List<String> before = rows();
        rebuild.rebuild(view);
        assertThat(before).isNotEmpty();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void a_read_waits_for_the_view_and_gives_up_in_time() {
        var http = signedIn();
        long position = appendOnly(new UnitRegistered(province, "Tỉnh", UnitKind.PROVINCE, null, null, null));
        assertThat(http.get("/api/probe/read?after=" + position).send().status())
                .isEqualTo(200);
        assertThat(organisation.unit(province, DAY)).isPresent();
        var late = http.get("/api/probe/read?after=999999999").send();
        assertThat(late.problem()).isEqualTo("503 NOT_REACHED ?after");
        assertThat(late.header("Retry-After")).contains("2");
    }

    @Test
    void a_read_of_the_past_says_so_in_its_condition() {
        var http = signedIn();
        long position = append(new UnitRegistered(province, "Tỉnh", UnitKind.PROVINCE, null, null, null));
        assertThat(http.get("/api/probe/read").send().json().get("condition").asString())
                .isEqualTo("r.valid_to = 9223372036854775807");
        assertThat(http.get("/api/probe/read?position=" + position)
                        .send()
                        .json()
                        .get("condition")
                        .asString())
                .isEqualTo("(r.valid_from <= " + position + " and " + position + " < r.valid_to)");
        assertThat(http.get("/api/probe/read?asOf=2000-01-01T00:00:00Z")
                        .send()
                        .json()
                        .get("condition")
                        .asString())
                .isEqualTo("(r.valid_from <= 0 and 0 < r.valid_to)");
        assertThat(http.get("/api/probe/read?position=999999999").send().problem())
                .isEqualTo("400 POSITION_NOT_REACHED ?position");
        assertThat(http.get("/api/probe/read?asOf=2000-01-01T00:00").send().status())
                .isEqualTo(200);
        assertThat(http.get("/api/probe/read?asOf=2000-13-01T00:00").send().problem())
                .isEqualTo("400 BAD_PARAMETER ?asOf");
        assertThat(http.get("/api/probe/read?position=1&asOf=2000-01-01T00:00:00Z")
                        .send()
                        .problem())
                .isEqualTo("400 BAD_PARAMETER ?asOf");
        assertThat(http.get("/api/probe/read?asOf=yesterday").send().problem()).isEqualTo("400 BAD_PARAMETER ?asOf");
    }

    @Test
    void an_act_is_dated_today_or_on_a_day_of_the_past_that_a_permission_covers() {
        String account = account();
        PersonId person = accounts.find(account).orElseThrow().person();
        var http = Http.basic(port, account, PASSWORD);
        LocalDate today = LocalDate.now(ApiWrite.ZONE);
        assertThat(http.post("/api/probe/dated").send().json().get("on").asString())
                .isEqualTo(today.toString());
        assertThat(http.post("/api/probe/dated?on=" + today.plusDays(2)).send().problem())
                .isEqualTo("422 DATE_IN_FUTURE /date");
        assertThat(http.post("/api/probe/dated?on=" + DAY).send().problem())
                .isEqualTo("403 HISTORICAL_RECORDING_REQUIRED /date");
        long position = appendOnly(new HistoricalRecordingGranted(new GrantId("h" + tag), person, START, DAY, "99/BC"));
        assertThat(http.post("/api/probe/dated?on=" + DAY + "&after=" + position)
                        .send()
                        .json()
                        .get("on")
                        .asString())
                .isEqualTo(DAY.toString());
        assertThat(http.post("/api/probe/dated?on=" + DAY.plusDays(1)).send().status())
                .isEqualTo(403);
    }

    private long append(OrganisationEvent... happened) {
        long position = appendOnly(happened);
        assertThat(progress.await(position, view.name(), Duration.ofSeconds(30)))
                .isTrue();
        return position;
    }

    private long appendOnly(OrganisationEvent... happened) {
        return writes.execute(() -> {
                    for (OrganisationEvent event : happened) {
                        events.publish(new GenericDomainEventMessage<>("Test", "test:" + UUID.randomUUID(), 0, event));
                    }
                    return happened.length;
                })
                .position();
    }

    private List<String> rows() {
        return List.of("unit", "unit_name", "unit_parent", "unit_successor", "office", "setting").stream()
                .flatMap(table -> jdbc
                        .sql("select '" + table + "' || t::text from probe." + table + " t")
                        .query(String.class)
                        .list()
                        .stream())
                .sorted()
                .toList();
    }
}
