package vn.vinhdanh.decision.write;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.vinhdanh.approval.write.UnitNames;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.decision.DecisionItem;
import vn.vinhdanh.regulations.Organisation;
import vn.vinhdanh.regulations.OrganisationUnit;
import vn.vinhdanh.regulations.Prize;
import vn.vinhdanh.regulations.Regulations;
import vn.vinhdanh.regulations.Settings;
import vn.vinhdanh.regulations.SigningAuthority;

/** What the law of the decision date says: who signs, for which awards, with what prize. */
public class SigningRules {

    private final Regulations regulations;
    private final Organisation organisation;
    private final Settings settings;
    private final Heads heads;
    private final UnitNames names;

    /** Who heads a body on a day. */
    public interface Heads {

        boolean isHead(Actor actor, UnitId body, LocalDate on);
    }

    public SigningRules(
            Regulations regulations, Organisation organisation, Settings settings, Heads heads, UnitNames names) {
        this.regulations = regulations;
        this.organisation = organisation;
        this.settings = settings;
        this.heads = heads;
        this.names = names;
    }

    /** @throws Refusal with everything that stands against this signature */
    Signing sign(AwardLevel level, UnitId body, List<DecisionItem> items, Actor signer, LocalDate date) {
        return sign(level, body, items, Map.of(), signer, date);
    }

    /**
     * The same.
     *
     * @param inPlaceOf the level that the law names, for cases whose own body is no more and which the level above decides
     */
    Signing sign(
            AwardLevel level,
            UnitId body,
            List<DecisionItem> items,
            Map<CaseId, AwardLevel> inPlaceOf,
            Actor signer,
            LocalDate date) {
        List<Defect> against = new ArrayList<>(against(level, body, items, inPlaceOf, date));
        if (against.isEmpty() && !(signer.kind() == OfficeKind.HEAD && heads.isHead(signer, body, date))) {
            against.add(DecisionRefusals.notHeadThen(names.of(body, date), date));
        }
        if (!against.isEmpty()) {
            throw Refusal.rule(against.toArray(Defect[]::new));
        }
        Map<CaseId, Long> prizes = new LinkedHashMap<>();
        Set<String> sources = new LinkedHashSet<>();
        // The body exists: what stands against it has been told before.
        OrganisationUnit signing = organisation.unit(body, date).orElseThrow();
        String title = HeadTitle.of(signing, signer.onBehalfOf() != null);
        for (DecisionItem item : items) {
            SigningAuthority authority = authority(level, body, item, inPlaceOf, date);
            sources.add(authority.source());
            regulations
                    .prize(item.code(), item.recipient().kind(), date, body, settings)
                    .map(Prize::amount)
                    .ifPresent(amount -> prizes.put(item.caseId(), amount));
        }
        return new Signing(
                regulations.inForce(date).id(), title, sources.isEmpty() ? null : String.join("; ", sources), prizes);
    }

    /** Everything that stands against a decision of that date, whoever signs it. */
    List<Defect> against(AwardLevel level, UnitId body, List<DecisionItem> items, LocalDate date) {
        return against(level, body, items, Map.of(), date);
    }

    private List<Defect> against(
            AwardLevel level,
            UnitId body,
            List<DecisionItem> items,
            Map<CaseId, AwardLevel> inPlaceOf,
            LocalDate date) {
        List<Defect> against = new ArrayList<>();
        if (organisation.unit(body, date).isEmpty()) {
            against.add(DecisionRefusals.bodyGone(names.of(body, date), date));
        }
        for (int i = 0; i < items.size(); i++) {
            DecisionItem item = items.get(i);
            try {
                authority(level, body, item, inPlaceOf, date);
            } catch (Refusal refusal) {
                String pointer = "/items/" + i;
                refusal.defects()
                        .forEach(defect -> against.add(
                                DecisionRefusals.of(item.ref(), defect).at(pointer)));
            }
        }
        return against;
    }

    private SigningAuthority authority(
            AwardLevel level, UnitId body, DecisionItem item, Map<CaseId, AwardLevel> inPlaceOf, LocalDate date) {
        AwardLevel named = inPlaceOf.getOrDefault(item.caseId(), level);
        return regulations.mayDecide(item.code(), named, body, names.of(body, date), date, settings);
    }
}
