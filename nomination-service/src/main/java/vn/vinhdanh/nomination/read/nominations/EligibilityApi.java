package vn.vinhdanh.nomination.read.nominations;

import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.nomination.SameAchievement;
import vn.vinhdanh.regulations.AwardRule;
import vn.vinhdanh.regulations.Candidate;
import vn.vinhdanh.regulations.ClauseVerdict;
import vn.vinhdanh.regulations.Eligibility;
import vn.vinhdanh.regulations.Regulation;
import vn.vinhdanh.regulations.Regulations;

/** How a nomination stands by each clause: under the rules it was filed under, or those of its latest day while it is a draft. */
@RestController
class EligibilityApi {

    private final NominationQueries nominations;
    private final SameAchievement sameAchievement;
    private final Regulations regulations;

    EligibilityApi(NominationQueries nominations, SameAchievement sameAchievement, Regulations regulations) {
        this.nominations = nominations;
        this.sameAchievement = sameAchievement;
        this.regulations = regulations;
    }

    record Standing(String regulation, boolean eligible, List<ClauseVerdict> clauses) {}

    @GetMapping("/api/v1/nominations/{id}/eligibility")
    Standing eligibility(@PathVariable NominationId id, SignedIn who, ReadAt at) {
        at.await(NominationsView.NAME);
        NominationRow row = nominations.dossier(who, id, at).row();
        Dossier dossier = row.dossierRead();
        LocalDate on = dossier.submittedOn() == null ? row.lastOn() : dossier.submittedOn();
        Regulation regulation = row.regulation() == null ? regulations.inForce(on) : regulations.byId(row.regulation());
        AwardRule award = regulation.existing(row.award());
        Eligibility eligibility = regulation.evaluate(
                award,
                new Candidate(
                        row.recipientKind(),
                        row.commendationType(),
                        dossier.facts(),
                        on,
                        sameAchievement.others(
                                id, ShownNominations.sheet(row, List.of()).proposal())));
        return new Standing(regulation.id(), eligibility.eligible(), eligibility.clauses());
    }
}
