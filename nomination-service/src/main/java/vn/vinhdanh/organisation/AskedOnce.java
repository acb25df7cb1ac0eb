package vn.vinhdanh.organisation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.regulations.Organisation;
import vn.vinhdanh.regulations.OrganisationUnit;
import vn.vinhdanh.regulations.Setting;
import vn.vinhdanh.regulations.Settings;

/**
 * The organisation for what is decided inside a write. What has been asked once is not asked again before the write ends:
 * four hundred rows of a table have one district, one route and one set of settings, and the first row and the last are
 * to be judged alike.
 */
public final class AskedOnce implements Organisation, Settings {

    private static final String ANSWERS = AskedOnce.class.getName();

    private final OwnOrganisation organisation;

    AskedOnce(OwnOrganisation organisation) {
        this.organisation = organisation;
    }

    private record UnitOn(UnitId id, LocalDate on) {}

    private record BodyOf(AwardLevel level, UnitId unit, LocalDate on) {}

    private record SuccessorsOf(UnitId unit, LocalDate on) {}

    private record SettingOf(UnitId authority, @Nullable String award, String key, LocalDate on) {}

    private record GrantOf(PersonId person, LocalDate on) {}

    private record OfficeOf(SignedIn who, OfficeKind kind, UnitId body, LocalDate on) {}

    @Override
    public Optional<OrganisationUnit> unit(UnitId id, LocalDate on) {
        return once(new UnitOn(id, on), () -> organisation.queries().unit(id, on));
    }

    @Override
    public Optional<UnitId> bodyAt(AwardLevel level, UnitId unit, LocalDate on) {
        return once(new BodyOf(level, unit, on), () -> organisation.queries().bodyAt(level, unit, on));
    }

    @Override
    public List<UnitId> successorsOf(UnitId unit, LocalDate on) {
        return once(new SuccessorsOf(unit, on), () -> organisation.queries().successorsOf(unit, on));
    }

    @Override
    public Optional<Setting> of(UnitId authority, @Nullable String award, String key, LocalDate on) {
        return once(
                new SettingOf(authority, award, key, on),
                () -> organisation.queries().of(authority, award, key, on));
    }

    /** The office in which somebody may act for a body, as {@code Authority} finds it. */
    public Optional<Actor> office(SignedIn who, OfficeKind kind, UnitId body, LocalDate on) {
        return once(
                new OfficeOf(who, kind, body, on),
                () -> organisation.authority().find(who, kind, body, on));
    }

    boolean covered(PersonId person, LocalDate on) {
        return once(new GrantOf(person, on), () -> organisation.authority().cover(person, on));
    }

    @SuppressWarnings("unchecked")
    private static <T> T once(Object question, Supplier<T> ask) {
        if (!CurrentUnitOfWork.isStarted()) {
            return ask.get();
        }
        Map<Object, Object> answers =
                CurrentUnitOfWork.get().root().getOrComputeResource(ANSWERS, key -> new HashMap<>());
        Object answer = answers.get(question);
        if (answer == null) {
            answer = ask.get();
            answers.put(question, answer);
        }
        return (T) answer;
    }
}
