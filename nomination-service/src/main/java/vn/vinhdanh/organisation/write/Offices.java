package vn.vinhdanh.organisation.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;

/** A holding of an office, as the log itself says it; to be asked inside a write. */
@Component
public class Offices {

    private final Repository<Office> offices;

    Offices(Repository<Office> offices) {
        this.offices = offices;
    }

    /** The same person in the same office from the same day is the same holding, however often it is told. */
    public static OfficeId idOf(PersonId person, UnitId unit, OfficeKind kind, LocalDate from) {
        return new OfficeId(Id.derived("office", person.value(), unit.value(), kind.name(), from.toString()));
    }

    public record Holding(
            PersonId person,
            UnitId unit,
            LocalDate from,
            @Nullable LocalDate until) {}

    /** @throws Refusal NOT_FOUND */
    public Holding holding(OfficeId id) {
        try {
            return offices.load(id.toString()).invoke(Office::holding);
        } catch (AggregateNotFoundException e) {
            throw Refusal.notFound("Không có chức vụ này.", "There is no such office.");
        }
    }
}
