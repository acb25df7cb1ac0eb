package vn.vinhdanh.decision.write;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import vn.vinhdanh.events.AwardId;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.DecisionId;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.decision.AwardGranted;
import vn.vinhdanh.events.decision.AwardRevoked;
import vn.vinhdanh.events.decision.CaseStruckFromDecision;
import vn.vinhdanh.events.decision.DecisionCorrected;
import vn.vinhdanh.events.decision.DecisionDrafted;
import vn.vinhdanh.events.decision.DecisionItem;
import vn.vinhdanh.events.decision.DecisionPublished;
import vn.vinhdanh.events.decision.DecisionSigned;

/** One decision over any number of cases; signing brings its awards into being. */
@Aggregate(type = "Decision", cache = "aggregateCache")
@SuppressWarnings("NullAway.Init")
class Decision {

    private static final Set<String> GROUNDS =
            Set.of("FRAUD_IN_DECLARING_MERIT", "FALSE_OR_FORGED_PAPERS", "UNLAWFUL_PROCEDURE", "BREACH_IN_PERIOD");

    @AggregateIdentifier
    private DecisionId id;

    private AwardLevel level;
    private UnitId body;
    private PersonId drafter;
    private LocalDate lastAct;
    private boolean signed;
    private boolean published;
    private final Map<CaseId, DecisionItem> items = new LinkedHashMap<>();
    private final Map<AwardId, DecisionItem> valid = new LinkedHashMap<>();

    Decision() {}

    Decision(DraftDecision c, List<DecisionItem> cases) {
        if (cases.isEmpty()) {
            throw DecisionRefusals.empty();
        }
        apply(new DecisionDrafted(c.decision(), c.level(), c.body(), cases, c.by(), c.on()));
    }

    /**
     * @param inPlaceOf the level in whose place this one decides, for cases whose own body is no more
     * @return what the signature does to each case
     */
    List<Effect> sign(SignDecision c, SigningRules rules, Map<CaseId, AwardLevel> inPlaceOf) {
        if (signed) {
            throw DecisionRefusals.signedAlready();
        }
        notBefore(c.date());
        if (items.isEmpty()) {
            throw DecisionRefusals.empty();
        }
        if (c.date().isAfter(c.on())) {
            throw DecisionRefusals.datedLater(c.date(), c.on());
        }
        Signing signing = rules.sign(level, body, items(), inPlaceOf, c.signer(), c.date());
        apply(new DecisionSigned(
                id, c.number(), c.date(), c.signer(), signing.signerTitle(), signing.authority(), c.on()));
        List<Effect> effects = new ArrayList<>();
        for (DecisionItem item : items()) {
            AwardId award =
                    new AwardId(Id.derived("award", id.value(), item.caseId().value()));
            Long prize = signing.prizes().get(item.caseId());
            apply(new AwardGranted(
                    id,
                    award,
                    item.caseId(),
                    item.nomination(),
                    item.ref(),
                    item.code(),
                    level,
                    body,
                    item.recipient(),
                    c.number(),
                    c.date(),
                    signing.signerTitle(),
                    VerificationCode.next(),
                    prize,
                    signing.regulation(),
                    c.on()));
            effects.add(new Effect(
                    item.nomination(),
                    item.ref(),
                    item.code(),
                    item.recipient().kind(),
                    item.recipient().name().orElse(""),
                    award,
                    prize));
        }
        return effects;
    }

    @CommandHandler
    long decide(PublishDecision c) {
        mustBeSigned();
        notBefore(c.on());
        if (!published) {
            apply(new DecisionPublished(id, c.by(), c.on()));
        }
        return getVersion();
    }

    @CommandHandler
    long decide(CorrectDecision c) {
        mustBeSigned();
        notBefore(c.on());
        apply(new DecisionCorrected(id, c.correction(), c.by(), c.on()));
        return getVersion();
    }

    @CommandHandler
    long decide(RevokeAward c) {
        mustBeSigned();
        notBefore(c.on());
        if (!GROUNDS.contains(c.ground())) {
            throw DecisionRefusals.unknownGround(c.ground());
        }
        DecisionItem granted = valid.get(c.award());
        if (granted == null) {
            throw DecisionRefusals.noValidAward();
        }
        PersonId holder = granted.recipient().person();
        if (holder != null && (holder.equals(c.by().person()) || holder.equals(c.by().onBehalfOf()))) {
            throw DecisionRefusals.ownAward();
        }
        apply(new AwardRevoked(
                id, c.award(), granted.nomination(), c.ground(), c.reason().about(holder), c.by(), c.on()));
        return getVersion();
    }

    /** @return whether the case has left; false where the decision has been signed */
    boolean strike(CaseId caseId, LocalDate on) {
        if (signed) {
            return false;
        }
        if (items.containsKey(caseId)) {
            apply(new CaseStruckFromDecision(id, caseId, on));
        }
        return true;
    }

    List<DecisionItem> items() {
        return List.copyOf(items.values());
    }

    /** Whose decision it is, and how far it has come. */
    Draft draft() {
        return new Draft(getVersion(), level, body, drafter);
    }

    record Draft(long version, AwardLevel level, UnitId body, PersonId drafter) {}

    private void mustBeSigned() {
        if (!signed) {
            throw DecisionRefusals.notSigned();
        }
    }

    private void notBefore(LocalDate on) {
        if (on.isBefore(lastAct)) {
            throw DecisionRefusals.beforeLastAct(on, lastAct);
        }
    }

    @EventSourcingHandler
    void evolve(DecisionDrafted e) {
        id = e.decision();
        level = e.level();
        body = e.body();
        drafter = e.by().person();
        lastAct = e.on();
        e.items().forEach(item -> items.put(item.caseId(), item));
    }

    @EventSourcingHandler
    void evolve(CaseStruckFromDecision e) {
        items.remove(e.caseId());
    }

    @EventSourcingHandler
    void evolve(DecisionSigned e) {
        signed = true;
        lastAct = e.date();
    }

    @EventSourcingHandler
    void evolve(AwardGranted e) {
        valid.put(e.award(), new DecisionItem(e.caseId(), e.nomination(), e.ref(), e.code(), e.recipient()));
    }

    @EventSourcingHandler
    void evolve(DecisionPublished e) {
        published = true;
        lastAct = e.on();
    }

    @EventSourcingHandler
    void evolve(DecisionCorrected e) {
        lastAct = e.on();
    }

    @EventSourcingHandler
    void evolve(AwardRevoked e) {
        valid.remove(e.award());
    }
}
