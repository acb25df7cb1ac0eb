package vn.vinhdanh.decision.read.decisions;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.approval.office.Sight;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.DecisionId;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;

/** Decisions: drafts for the officers of their body, published ones for everybody who is signed in. */
@RestController
class DecisionApi {

    private final DecisionRepository decisions;
    private final Offices offices;

    DecisionApi(DecisionRepository decisions, Offices offices) {
        this.decisions = decisions;
        this.offices = offices;
    }

    record DecisionJson(
            String id,
            long version,
            AwardLevel level,
            String body,
            DecisionRow.State state,
            LocalDate draftedOn,
            @Nullable String number,
            @Nullable LocalDate date,
            @Nullable String signer,
            @Nullable String signerTitle,
            @Nullable String authority,
            @Nullable LocalDate publishedOn,
            @Nullable String correction,
            @Nullable LocalDate correctedOn,
            @Nullable List<ItemJson> items) {}

    record ItemJson(
            String nominationId,
            String ref,
            String award,
            RecipientKind recipientKind,
            String recipient,
            String recipientUnit,
            @Nullable String awardId,
            @Nullable String verificationCode,
            @Nullable Long prize) {}

    @GetMapping("/api/v1/decisions")
    Page<DecisionJson> list(
            @RequestParam(required = false) @Nullable AwardLevel level, Paging paging, ReadAt at, SignedIn who) {
        at.await(DecisionsView.NAME);
        Sight sight = offices.sight(who, offices.today());
        List<DecisionEntity> found = decisions.list(level, sight.everything() ? null : sight.bodies(), paging, at);
        return Page.of(found, paging, row -> List.of(row.decision)).map(row -> json(row, null));
    }

    @GetMapping("/api/v1/decisions/{decision}")
    ResponseEntity<DecisionJson> get(@PathVariable DecisionId decision, ReadAt at, SignedIn who) {
        at.await(DecisionsView.NAME);
        DecisionEntity found = decisions.find(decision, at).orElseThrow(DecisionApi::unknown);
        Sight sight = offices.sight(who, offices.today());
        if (found.state != DecisionRow.State.PUBLISHED
                && !sight.everything()
                && !sight.bodies().contains(new UnitId(found.body))) {
            throw unknown();
        }
        List<ItemJson> items =
                decisions.items(decision, at).stream().map(DecisionApi::item).toList();
        return ResponseEntity.ok().eTag(Long.toString(found.version)).body(json(found, items));
    }

    private static Refusal unknown() {
        return Refusal.notFound("Không có quyết định này.", "There is no such decision.");
    }

    private static DecisionJson json(DecisionEntity row, @Nullable List<ItemJson> items) {
        return new DecisionJson(
                row.decision,
                row.version,
                row.level,
                row.body,
                row.state,
                row.draftedOn,
                row.number,
                row.date,
                row.signer,
                row.signerTitle,
                row.authority,
                row.publishedOn,
                row.correction,
                row.correctedOn,
                items);
    }

    private static ItemJson item(DecisionItemEntity row) {
        return new ItemJson(
                row.nomination,
                row.ref,
                row.award,
                row.recipientKind,
                row.recipient,
                row.recipientUnit,
                row.awardId,
                row.verificationCode,
                row.prize);
    }
}
