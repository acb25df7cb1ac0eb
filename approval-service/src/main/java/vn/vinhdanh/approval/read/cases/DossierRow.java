package vn.vinhdanh.approval.read.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.approval.read.ViewJson;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.nomination.DocumentRef;
import vn.vinhdanh.events.nomination.Proposal;
import vn.vinhdanh.events.nomination.Verdict;
import vn.vinhdanh.eventstore.view.Json;

/** What an officer reads of a case: achievements, facts, documents, criteria. */
record DossierRow(
        String nomination,
        @Json String proposal,
        @Json String documents,
        @Json String verdicts,
        @Nullable String achievementsOf) {

    static DossierRow of(String nomination, Proposal proposal, List<DocumentRef> documents, List<Verdict> verdicts) {
        Map<String, @Nullable Object> stated = new LinkedHashMap<>();
        stated.put("achievements", ViewJson.clear(proposal.achievements()));
        stated.put("facts", proposal.facts());
        stated.put("letter", proposal.letter());
        return new DossierRow(
                nomination,
                ViewJson.write(stated),
                ViewJson.write(documents),
                ViewJson.write(verdicts),
                ViewJson.whose(proposal.achievements()));
    }

    DossierRow with(List<Verdict> settled) {
        return settled.isEmpty()
                ? this
                : new DossierRow(nomination, proposal, documents, ViewJson.write(settled), achievementsOf);
    }

    /** Without any text of a person. */
    DossierRow without(PersonId erased) {
        if (!erased.value().equals(achievementsOf)) {
            return this;
        }
        return new DossierRow(
                nomination,
                Objects.requireNonNull(ViewJson.withoutText(proposal, "achievements")),
                documents,
                verdicts,
                achievementsOf);
    }
}
