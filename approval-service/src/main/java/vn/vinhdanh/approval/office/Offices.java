package vn.vinhdanh.approval.office;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.organisation.Authority;
import vn.vinhdanh.access.organisation.HeldOffice;
import vn.vinhdanh.access.organisation.HistoricalGrants;
import vn.vinhdanh.access.organisation.OrganisationQueries;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.UnitKind;

/** The offices of the bodies that review and approve, by date, in this service's own view of the organisation. */
public class Offices implements HistoricalGrants {

    /** Where the views of approval-service are. */
    public static final String SCHEMA = "approval";

    /** Those who have a case on their desk at some step. A member of a council sees what is on its agenda only. */
    private static final Set<OfficeKind> OFFICERS =
            Set.of(OfficeKind.INTAKE_OFFICER, OfficeKind.APPRAISER, OfficeKind.COUNCIL_SECRETARY, OfficeKind.HEAD);

    private final Authority authority;
    private final OrganisationQueries organisation;
    private final Clock clock;

    public Offices(JdbcClient jdbc, Clock clock) {
        this.clock = clock;
        this.organisation = new OrganisationQueries(jdbc, SCHEMA);
        this.authority = new Authority(organisation);
    }

    @Override
    public boolean cover(PersonId person, LocalDate on) {
        return authority.cover(person, on);
    }

    /** Today, where business dates are days. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ApiWrite.ZONE);
    }

    /** The organisation as rules ask of it, with the authorities' settings. */
    public OrganisationQueries organisation() {
        return organisation;
    }

    public Actor require(SignedIn who, OfficeKind kind, UnitId body, LocalDate on) {
        return authority.require(who, kind, body, on);
    }

    public Optional<Actor> find(SignedIn who, OfficeKind kind, UnitId body, LocalDate on) {
        return authority.find(who, kind, body, on);
    }

    public Actor requireAdministrator(SignedIn who, LocalDate on) {
        return authority.requireAnywhere(who, OfficeKind.ADMINISTRATOR, on);
    }

    /** @throws Refusal FORBIDDEN where the person is no auditor on that day */
    public Actor requireAuditor(SignedIn who, LocalDate on) {
        return authority.requireAnywhere(who, OfficeKind.AUDITOR, on);
    }

    /** Who acts at a step: its office, or the head of the body where that office is vacant. */
    public Actor atStep(SignedIn who, StepKind step, UnitId body, LocalDate on) {
        Optional<Actor> own = authority.find(who, step.office(), body, on);
        if (own.isPresent()) {
            return own.get();
        }
        if (isVacant(step.office(), body, on)) {
            return authority.require(who, OfficeKind.HEAD, body, on);
        }
        return authority.require(who, step.office(), body, on);
    }

    /** The same for an act that the head may also do beside the office of the step. */
    public Actor atStepOrHead(SignedIn who, StepKind step, UnitId body, LocalDate on) {
        return authority
                .find(who, step.office(), body, on)
                .or(() -> authority.find(who, OfficeKind.HEAD, body, on))
                .orElseGet(() -> authority.require(who, step.office(), body, on));
    }

    /** Any office in which the person has to do with the body's cases. */
    public Optional<Actor> ofBody(SignedIn who, UnitId body, LocalDate on) {
        return Stream.concat(OFFICERS.stream().sorted(), Stream.of(OfficeKind.COUNCIL_MEMBER))
                .flatMap(kind -> authority.find(who, kind, body, on).stream())
                .findFirst();
    }

    /** Any office that the person holds themselves. */
    public Optional<Actor> own(SignedIn who, LocalDate on) {
        return organisation.held(who.person(), on).stream()
                .filter(held -> held.onBehalfOf() == null)
                .map(HeldOffice::actor)
                .findFirst();
    }

    /** The office of head of a body in which another person holds an office too. */
    public Optional<Actor> headOver(SignedIn who, PersonId other, LocalDate on) {
        return organisation.held(other, on).stream()
                .flatMap(Offices::bodiesOf)
                .distinct()
                .flatMap(body -> authority.find(who, OfficeKind.HEAD, body, on).stream())
                .findFirst();
    }

    /** Who holds an office of a body on a day. */
    public List<PersonId> holders(OfficeKind kind, UnitId body, LocalDate on) {
        return authority.holders(kind, body, on).stream()
                .map(HeldOffice::person)
                .distinct()
                .toList();
    }

    public boolean isVacant(OfficeKind kind, UnitId body, LocalDate on) {
        return authority.holders(kind, body, on).isEmpty();
    }

    public boolean isHead(PersonId person, UnitId body, LocalDate on) {
        return organisation.held(person, on).stream()
                .anyMatch(held -> held.kind() == OfficeKind.HEAD && held.unit().equals(body));
    }

    /** The council of a body on a day: everybody who is a member then. */
    public List<PersonId> council(UnitId body, LocalDate on) {
        return holders(OfficeKind.COUNCIL_MEMBER, body, on);
    }

    /** The body, or, once it has been dissolved, the nearest one above it that exists. */
    public Optional<UnitId> bodyOrAbove(UnitId body, AwardLevel level, LocalDate on) {
        if (organisation.unit(body, on).isPresent()) {
            return Optional.of(body);
        }
        return Stream.of(AwardLevel.values())
                .filter(above -> above.isAbove(level))
                .flatMap(above -> organisation.bodyAt(above, body, on).stream())
                .findFirst();
    }

    /** What a unit is called on a day, or was called last; its id where no name is known. */
    public String nameOf(UnitId unit, LocalDate on) {
        return organisation.nameOf(unit, on).orElse(unit.value());
    }

    /** The bodies among these at which the person is an administrator, or above which they are one. */
    public List<UnitId> administered(SignedIn who, Collection<UnitId> bodies, LocalDate on) {
        return bodies.stream()
                .filter(body ->
                        authority.find(who, OfficeKind.ADMINISTRATOR, body, on).isPresent())
                .toList();
    }

    // ---- reading

    /** What a person may see on a day, of everything that bodies have to do with cases. */
    public Sight sight(SignedIn who, LocalDate on) {
        List<HeldOffice> held = organisation.heldForReading(who.person(), on);
        if (held.stream().anyMatch(office -> office.kind() == OfficeKind.AUDITOR)) {
            return Sight.ofAnAuditor(who.person());
        }
        return new Sight(
                who.person(),
                false,
                bodies(held, OFFICERS),
                bodies(held, Set.of(OfficeKind.COUNCIL_MEMBER)),
                held.stream()
                        .filter(office -> office.kind() == OfficeKind.SUBMITTER)
                        .map(HeldOffice::unit)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether the person may see a case that has come to these bodies. */
    public boolean sees(SignedIn who, Collection<UnitId> reached, UnitId proposedBy, LocalDate on) {
        Sight sight = sight(who, on);
        return sight.everything()
                || reached.stream().anyMatch(sight.bodies()::contains)
                || proposes(sight, proposedBy, on);
    }

    /** Whether the person is a clerk of the proposing unit, or of one that it belongs to. */
    public boolean proposes(Sight sight, UnitId proposedBy, LocalDate on) {
        return !sight.proposers().isEmpty()
                && organisation.selfAndAncestors(proposedBy, on).stream().anyMatch(sight.proposers()::contains);
    }

    /** @throws Refusal NOT_FOUND, as if there were no such case */
    public static Refusal unknownCase() {
        return Refusal.notFound("Không có hồ sơ này.", "There is no such case.");
    }

    /** What a person may act on, seat by seat. */
    public List<Seat> seats(SignedIn who, LocalDate on) {
        return organisation.heldForReading(who.person(), on).stream()
                .flatMap(held -> bodiesOf(held).map(body -> new Seat(held.kind(), body, held.onBehalfOf())))
                .distinct()
                .toList();
    }

    private static Set<UnitId> bodies(List<HeldOffice> held, Set<OfficeKind> kinds) {
        return held.stream()
                .filter(office -> kinds.contains(office.kind()))
                .flatMap(Offices::bodiesOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** An office at a department directly under a body counts as the body's, except that of its head and its clerk. */
    private static Stream<UnitId> bodiesOf(HeldOffice held) {
        UnitId parent = held.unitParent();
        boolean worksAbove = held.unitKind() == UnitKind.DEPARTMENT
                && held.kind() != OfficeKind.HEAD
                && held.kind() != OfficeKind.SUBMITTER;
        return worksAbove && parent != null ? Stream.of(held.unit(), parent) : Stream.of(held.unit());
    }
}
