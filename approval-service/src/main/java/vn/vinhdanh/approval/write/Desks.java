package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.Refusal;

/** Where cases lie, for those who are about to act on them: told by the cases themselves, inside the write that acts. */
@Component
public class Desks {

    private final Repository<ApprovalCase> cases;
    private final Offices offices;

    Desks(Repository<ApprovalCase> cases, Offices offices) {
        this.cases = cases;
        this.offices = offices;
    }

    /**
     * The desk of a case that the person may see.
     *
     * @throws Refusal NOT_FOUND where there is no such case, or not for this person
     */
    Desk find(CaseId caseId, SignedIn who, LocalDate on) {
        Desk desk = of(caseId);
        if (!offices.sees(who, desk.reached(), desk.proposedBy(), on) && !sitsInCouncil(who, desk, on)) {
            throw Offices.unknownCase();
        }
        return desk;
    }

    private boolean sitsInCouncil(SignedIn who, Desk desk, LocalDate on) {
        return offices.sight(who, on).councils().contains(desk.body());
    }

    private Desk of(CaseId caseId) {
        try {
            return cases.load(caseId.toString()).invoke(ApprovalCase::desk);
        } catch (AggregateNotFoundException e) {
            throw Offices.unknownCase();
        }
    }
}
