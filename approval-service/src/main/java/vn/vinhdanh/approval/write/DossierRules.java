package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.nomination.Proposal;
import vn.vinhdanh.regulations.AwardRule;
import vn.vinhdanh.regulations.Candidate;
import vn.vinhdanh.regulations.Regulation;
import vn.vinhdanh.regulations.Regulations;
import vn.vinhdanh.regulations.Setting;
import vn.vinhdanh.regulations.SettingKey;
import vn.vinhdanh.regulations.Settings;

/** Without which documents a case may not enter the next level, by the pinned law and by that body's own settings. */
public class DossierRules {

    private final Regulations regulations;
    private final Settings settings;

    public DossierRules(Regulations regulations, Settings settings) {
        this.regulations = regulations;
        this.settings = settings;
    }

    /** @throws Refusal RULE with everything that is missing, each with its article */
    void mayEnter(Dossier dossier, LocalDate on) {
        Proposal proposal = dossier.proposal();
        Regulation pinned = regulations.byId(dossier.regulation(), dossier.edition());
        AwardRule award = pinned.existing(proposal.award());
        Candidate candidate = new Candidate(
                proposal.recipient().kind(), proposal.commendationType(), proposal.facts(), dossier.openedOn());
        List<Setting> further = settings.of(dossier.next(), award.code(), SettingKey.DOSSIER.key(), on)
                .filter(setting -> SettingKey.DOSSIER.understands(setting.value()))
                .map(List::of)
                .orElse(List.of());
        // What was due when the nomination was filed has been judged then.
        Set<String> judged = pinned.missing(award, candidate, dossier.there(), null, List.of()).stream()
                .map(Defect::code)
                .collect(Collectors.toSet());
        Defect[] missing = pinned.missing(award, candidate, dossier.there(), dossier.entering(), further).stream()
                .filter(defect -> !judged.contains(defect.code()))
                .toArray(Defect[]::new);
        if (missing.length > 0) {
            throw Refusal.rule(missing);
        }
    }
}
