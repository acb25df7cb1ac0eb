package vn.vinhdanh.approval.read.cases;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.UnitId;

/** Who may see a case, and what others may know of one that they see. */
@Component
public class VisibleCases {

    private final CaseRepository cases;
    private final Offices offices;

    VisibleCases(CaseRepository cases, Offices offices) {
        this.cases = cases;
        this.offices = offices;
    }

    /**
     * Whom a case is about.
     *
     * @param person where the recipient is one who is known
     */
    public record About(
            String id,
            String ref,
            String award,
            @Nullable String person,
            String recipient,
            String recipientUnit,
            String proposedBy) {

        static About of(CaseEntity row) {
            return new About(
                    row.nomination, row.ref, row.award, row.person, row.recipient, row.recipientUnit, row.proposedBy);
        }
    }

    /** Empty where there is no such case, or not for this person. */
    public Optional<About> about(NominationId nomination, SignedIn who, ReadAt at) {
        at.await(CasesView.NAME);
        return cases.find(nomination, at)
                .filter(about -> maySee(who, about, at))
                .map(About::of);
    }

    boolean maySee(SignedIn who, CaseEntity about, ReadAt at) {
        NominationId nomination = new NominationId(about.nomination);
        return offices.sees(who, cases.reached(nomination, at), new UnitId(about.proposedBy), offices.today())
                || cases.isOnAgendaOf(nomination, who.person());
    }
}
