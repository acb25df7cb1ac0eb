package vn.vinhdanh.nomination.write;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.DocumentId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.DocumentRef;
import vn.vinhdanh.events.nomination.Proposal;
import vn.vinhdanh.events.nomination.Verdict;
import vn.vinhdanh.nomination.SameAchievement;
import vn.vinhdanh.organisation.OwnOrganisation;
import vn.vinhdanh.regulations.AwardRule;
import vn.vinhdanh.regulations.Candidate;
import vn.vinhdanh.regulations.Eligibility;
import vn.vinhdanh.regulations.Organisation;
import vn.vinhdanh.regulations.Regulation;
import vn.vinhdanh.regulations.Regulations;
import vn.vinhdanh.regulations.Route;
import vn.vinhdanh.regulations.Setting;
import vn.vinhdanh.regulations.SettingKey;
import vn.vinhdanh.regulations.Settings;

/** Whether a nomination can be filed on a day: every defect is told at once, what is unknown never blocks. */
@Component
final class FilingRules {

    private final Regulations regulations;
    private final Organisation organisation;
    private final Settings settings;
    private final SameAchievement sameAchievement;

    @Autowired
    FilingRules(Regulations regulations, OwnOrganisation organisation, SameAchievement sameAchievement) {
        this(regulations, organisation.askedOnce(), organisation.askedOnce(), sameAchievement);
    }

    FilingRules(
            Regulations regulations, Organisation organisation, Settings settings, SameAchievement sameAchievement) {
        this.regulations = regulations;
        this.organisation = organisation;
        this.settings = settings;
        this.sameAchievement = sameAchievement;
    }

    /** The documents of the letter and of the nomination itself, each once. */
    List<DocumentRef> together(List<DocumentRef> ofLetter, List<DocumentRef> own) {
        Map<DocumentId, DocumentRef> all = new LinkedHashMap<>();
        ofLetter.forEach(document -> all.put(document.document(), document));
        own.forEach(document -> all.put(document.document(), document));
        return List.copyOf(all.values());
    }

    /**
     * Whether a draft can become anything at all.
     *
     * @throws Refusal RULE with every defect
     */
    void draft(Proposal proposal, LocalDate on) {
        Regulation regulation = regulations.inForce(on);
        List<Defect> defects = new ArrayList<>();
        exists(proposal.recipient().unit(), "/recipientUnit", on, defects);
        exists(proposal.proposedBy(), "/proposedBy", on, defects);
        defects.addAll(regulation.check(proposal.facts()));
        found(() -> regulation.nominable(proposal.award(), proposal.recipient().kind()), "/award", defects);
        if (!defects.isEmpty()) {
            throw new Refusal(Refusal.Kind.RULE, defects);
        }
    }

    /** @throws Refusal RULE with every defect */
    Filing file(NominationId nomination, Proposal proposal, List<DocumentRef> documents, LocalDate on) {
        return file(regulations.inForce(on), nomination, proposal, documents, on);
    }

    /**
     * Under the regulation that it was first filed under, whatever is in force by now.
     *
     * @throws Refusal RULE with every defect
     */
    Filing fileAgain(
            String pinned, NominationId nomination, Proposal proposal, List<DocumentRef> documents, LocalDate on) {
        return file(regulations.byId(pinned), nomination, proposal, documents, on);
    }

    private Filing file(
            Regulation regulation,
            NominationId nomination,
            Proposal proposal,
            List<DocumentRef> documents,
            LocalDate on) {
        List<Defect> defects = new ArrayList<>();
        boolean unitsExist = exists(proposal.recipient().unit(), "/recipientUnit", on, defects)
                & exists(proposal.proposedBy(), "/proposedBy", on, defects);
        defects.addAll(regulation.check(proposal.facts()));
        Optional<AwardRule> award = found(
                () -> regulation.nominable(
                        proposal.award(), proposal.recipient().kind()),
                "/award",
                defects);
        if (award.isEmpty()) {
            throw new Refusal(Refusal.Kind.RULE, defects);
        }
        Optional<Route> route = unitsExist
                ? found(
                        () -> Route.of(regulation, award.get(), proposal.proposedBy(), on, organisation, settings),
                        "/proposedBy",
                        defects)
                : Optional.empty();
        Candidate candidate = new Candidate(
                proposal.recipient().kind(),
                proposal.commendationType(),
                proposal.facts(),
                on,
                sameAchievement.others(nomination, proposal));
        Eligibility eligibility = regulation.evaluate(award.get(), candidate);
        eligibility.blocking().forEach(defect -> defects.add(defect.at("/facts")));
        Set<String> items = documents.stream().map(DocumentRef::item).collect(Collectors.toSet());
        defects.addAll(regulation.missing(award.get(), candidate, items, null, askedFor(route, proposal.award(), on)));
        if (!defects.isEmpty() || route.isEmpty()) {
            throw new Refusal(Refusal.Kind.RULE, defects);
        }
        return new Filing(
                regulation.id(),
                regulation.edition(),
                route.get().level(),
                eligibility.clauses().stream()
                        .map(clause -> new Verdict(
                                clause.clause(), clause.outcome(), clause.fact().vi(), clause.legalRef()))
                        .toList());
    }

    /** Documents that the receiving body asks for beside those of the law. */
    private List<Setting> askedFor(Optional<Route> route, String award, LocalDate on) {
        return route.flatMap(way -> settings.of(way.stages().get(0).body(), award, SettingKey.DOSSIER.key(), on))
                .map(List::of)
                .orElse(List.of());
    }

    private boolean exists(UnitId unit, String pointer, LocalDate on, List<Defect> defects) {
        boolean exists = organisation.unit(unit, on).isPresent();
        if (!exists) {
            defects.add(NominationRefusals.noSuchUnit(unit, on).at(pointer));
        }
        return exists;
    }

    private static <T> Optional<T> found(Supplier<T> search, String pointer, List<Defect> defects) {
        try {
            return Optional.of(search.get());
        } catch (Refusal refusal) {
            refusal.defects().forEach(defect -> defects.add(at(defect, pointer)));
            return Optional.empty();
        }
    }

    private static Defect at(Defect defect, @Nullable String pointer) {
        if (defect.pointer() != null || pointer == null) {
            return defect;
        }
        return defect.at(defect.code().startsWith("RECIPIENT_KIND") ? "/recipientKind" : pointer);
    }
}
