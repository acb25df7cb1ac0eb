package vn.vinhdanh.organisation.write;

import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;
import vn.vinhdanh.events.DelegationId;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.Refusal;

/** Which office a delegation is of, as the log itself says it; to be asked inside a write. */
@Component
public class Delegations {

    private final Repository<Delegation> delegations;

    Delegations(Repository<Delegation> delegations) {
        this.delegations = delegations;
    }

    /** @throws Refusal NOT_FOUND */
    public OfficeId officeOf(DelegationId id) {
        try {
            return delegations.load(id.toString()).invoke(Delegation::office);
        } catch (AggregateNotFoundException e) {
            throw Refusal.notFound("Không có ủy quyền này.", "There is no such delegation.");
        }
    }
}
