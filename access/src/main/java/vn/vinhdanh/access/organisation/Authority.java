package vn.vinhdanh.access.organisation;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.Sentence;
import vn.vinhdanh.events.UnitId;

/** On what authority somebody acts: an office held, or delegated to them, on the day of the act. */
public final class Authority implements HistoricalGrants {

    private static final DateTimeFormatter VIETNAMESE_DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final OrganisationQueries organisation;

    public Authority(OrganisationQueries organisation) {
        this.organisation = organisation;
    }

    /**
     * The authority to act for a body.
     *
     * @throws Refusal FORBIDDEN where the person holds no such office there on that day
     */
    public Actor require(SignedIn who, OfficeKind kind, UnitId body, LocalDate on) {
        return find(who, kind, body, on).orElseThrow(() -> notTheirOffice(kind, body, on));
    }

    /** The authority to act for a body, the person's own office before one that is delegated to them. */
    public Optional<Actor> find(SignedIn who, OfficeKind kind, UnitId body, LocalDate on) {
        return offices(who, kind, body, on).stream().findFirst();
    }

    /** Every office in which the person may act for the body, the nearest one first. */
    public List<Actor> offices(SignedIn who, OfficeKind kind, UnitId body, LocalDate on) {
        List<HeldOffice> held = organisation.held(who.person(), on).stream()
                .filter(office -> office.kind() == kind)
                .toList();
        List<UnitId> above =
                HeldOffice.reachesDown(kind) && !held.isEmpty() ? organisation.selfAndAncestors(body, on) : List.of();
        List<Actor> actors = held.stream()
                .filter(office -> office.isOf(body) || above.contains(office.unit()))
                .sorted(Comparator.comparing((HeldOffice office) -> office.onBehalfOf() != null)
                        .thenComparing(office -> !office.unit().equals(body)))
                .map(HeldOffice::actor)
                .toList();
        return actors.isEmpty() && isFirstAdministrator(who, kind) ? List.of(firstAdministrator(who, body)) : actors;
    }

    /**
     * The authority of an administrator whose office is anywhere: for what belongs to no body, such as accounts.
     *
     * @throws Refusal FORBIDDEN where the person is no administrator on that day
     */
    public Actor requireAnywhere(SignedIn who, OfficeKind kind, LocalDate on) {
        return findAnywhere(who, kind, on)
                .orElseThrow(() -> Refusal.forbidden(new Defect(
                        null,
                        "NOT_YOUR_OFFICE",
                        new Sentence(
                                "Việc này cần chức vụ %s; bạn không giữ chức vụ đó vào ngày %s."
                                        .formatted(nameOf(kind).vi(), VIETNAMESE_DAY.format(on)),
                                "This needs the office of %s; you do not hold it on %s."
                                        .formatted(nameOf(kind).en(), on)),
                        null)));
    }

    public Optional<Actor> findAnywhere(SignedIn who, OfficeKind kind, LocalDate on) {
        Optional<Actor> held = organisation.held(who.person(), on).stream()
                .filter(office -> office.kind() == kind)
                .map(HeldOffice::actor)
                .findFirst();
        if (held.isPresent() || !isFirstAdministrator(who, kind)) {
            return held;
        }
        return Optional.of(firstAdministrator(who, new UnitId("system")));
    }

    /** Every office in which a person may act on a day, by holding or by delegation. */
    public List<HeldOffice> held(PersonId person, LocalDate on) {
        return organisation.held(person, on);
    }

    /** Who holds an office of a body on a day; none: it is vacant. */
    public List<HeldOffice> holders(OfficeKind kind, UnitId body, LocalDate on) {
        return organisation.holders(kind, body, on);
    }

    @Override
    public boolean cover(PersonId person, LocalDate on) {
        return organisation.mayRecordPast(person, on);
    }

    private Refusal notTheirOffice(OfficeKind kind, UnitId body, LocalDate on) {
        String name = organisation.nameOf(body, on).orElse(body.value());
        return Refusal.forbidden(new Defect(
                null,
                "NOT_YOUR_OFFICE",
                new Sentence(
                        "Việc này cần chức vụ %s tại %s; bạn không giữ chức vụ đó vào ngày %s."
                                .formatted(nameOf(kind).vi(), name, VIETNAMESE_DAY.format(on)),
                        "This needs the office of %s at %s; you do not hold it on %s."
                                .formatted(nameOf(kind).en(), name, on)),
                null));
    }

    private static boolean isFirstAdministrator(SignedIn who, OfficeKind kind) {
        return kind == OfficeKind.ADMINISTRATOR && who.administrator();
    }

    /** There is no unit and no office yet, so the account itself stands for the holding. */
    private static Actor firstAdministrator(SignedIn who, UnitId unit) {
        return new Actor(
                who.person(),
                new OfficeId("first-administrator." + who.account()),
                OfficeKind.ADMINISTRATOR,
                unit,
                null);
    }

    private static Sentence nameOf(OfficeKind kind) {
        return switch (kind) {
            case SUBMITTER -> new Sentence("cán bộ thi đua", "emulation clerk");
            case INTAKE_OFFICER -> new Sentence("cán bộ bộ phận một cửa", "intake officer");
            case APPRAISER -> new Sentence("cán bộ thẩm định", "appraiser");
            case COUNCIL_SECRETARY -> new Sentence("thư ký Hội đồng", "secretary of the council");
            case COUNCIL_MEMBER -> new Sentence("ủy viên Hội đồng", "member of the council");
            case HEAD -> new Sentence("người đứng đầu", "head");
            case AUDITOR -> new Sentence("thanh tra", "auditor");
            case ADMINISTRATOR -> new Sentence("quản trị viên", "administrator");
        };
    }
}
