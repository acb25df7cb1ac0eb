package vn.vinhdanh.organisation.write;

import java.time.LocalDate;
import java.util.function.Function;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;
import vn.vinhdanh.events.DelegationId;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.Refusal;

/** Which office a delegation is of and when it begins, as the log itself says it; to be asked inside a write. */
@Component
public class Delegations {

    private final Repository<Delegation> delegations;

    Delegations(Repository<Delegation> delegations) {
        this.delegations = delegations;
    }

    /** @throws Refusal NOT_FOUND */
    public OfficeId officeOf(DelegationId id) {
        return asked(id, Delegation::office);
    }

    /**
     * The last day of a delegation that is to be ended as early as can be: today, or, where it has not begun, the day
     * before it would.
     *
     * @throws Refusal NOT_FOUND
     */
    public LocalDate earliestEnd(DelegationId id, LocalDate today) {
        LocalDate from = asked(id, Delegation::from);
        return from.isAfter(today) ? from.minusDays(1) : today;
    }

    private <T> T asked(DelegationId id, Function<Delegation, T> question) {
        try {
            return delegations.load(id.toString()).invoke(question);
        } catch (AggregateNotFoundException e) {
            throw Refusal.notFound("Không có ủy quyền này.", "There is no such delegation.");
        }
    }
}
