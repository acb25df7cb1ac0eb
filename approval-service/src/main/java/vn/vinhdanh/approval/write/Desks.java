package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import java.util.Optional;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;

/** Where cases lie, for those who are about to act on them: told by the cases themselves, inside the write that acts. */
@Component
public class Desks {

    private final Repository<ApprovalCase> cases;
    private final Offices offices;
    private final Succession succession;

    Desks(Repository<ApprovalCase> cases, Offices offices, Succession succession) {
        this.cases = cases;
        this.offices = offices;
        this.succession = succession;
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

    /**
     * Who chooses where a case goes: an administrator of the level above the body that had it. They need not see the case.
     *
     * @throws Refusal NOT_FOUND for somebody who neither administers nor sees it
     */
    Actor administrator(CaseId caseId, long version, SignedIn who, LocalDate on) {
        Desk desk = of(caseId);
        Ahead ahead = ahead(caseId);
        UnitId chooser = desk.owner() == OfficeKind.ADMINISTRATOR || ahead == null
                ? desk.ownerUnit()
                : succession.chooser(ahead.now(), on);
        Optional<Actor> administrator = offices.find(who, OfficeKind.ADMINISTRATOR, chooser, on);
        if (administrator.isEmpty()) {
            find(caseId, who, on);
            return offices.require(who, OfficeKind.ADMINISTRATOR, chooser, on);
        }
        desk.at(version).atStep();
        return administrator.get();
    }

    /** What the case would bring to the next body; null where it is not about to be forwarded. */
    @Nullable
    Dossier dossier(CaseId caseId) {
        return cases.load(caseId.toString()).invoke(ApprovalCase::dossier);
    }

    private @Nullable Ahead ahead(CaseId caseId) {
        return cases.load(caseId.toString()).invoke(ApprovalCase::ahead);
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
