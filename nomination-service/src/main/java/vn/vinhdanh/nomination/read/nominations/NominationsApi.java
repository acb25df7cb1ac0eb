package vn.vinhdanh.nomination.read.nominations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.document.Documents;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.DocumentId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.DocumentRef;
import vn.vinhdanh.events.nomination.Facts;
import vn.vinhdanh.events.nomination.LetterRef;
import vn.vinhdanh.events.nomination.Verdict;
import vn.vinhdanh.nomination.read.nominations.Way.Decided;
import vn.vinhdanh.nomination.read.nominations.Way.RouteStep;
import vn.vinhdanh.nomination.read.nominations.Way.Why;

/** The list of nominations, and the dossier of one. */
@RestController
class NominationsApi {

    private final NominationQueries nominations;
    private final Documents documents;
    private final Clock clock;

    NominationsApi(NominationQueries nominations, Documents documents, ObjectProvider<Clock> clock) {
        this.nominations = nominations;
        this.documents = documents;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /** Who has the next word, and until when. */
    record Next(
            OfficeKind office,
            UnitId body,
            @Nullable StepKind step,
            @Nullable LocalDate due,
            boolean overdue) {}

    /** A nomination as its list shows it. */
    record Item(
            String id,
            String ref,
            long version,
            State state,
            String award,
            @Nullable AwardLevel level,
            RecipientKind recipientKind,
            @Nullable String recipient,
            String recipientUnit,
            String proposedBy,
            String movement,
            CommendationType commendationType,
            @Nullable Next next) {}

    /** A nomination with everything. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record View(
            String id,
            String ref,
            long version,
            long position,
            State state,
            String award,
            @Nullable AwardLevel level,
            RecipientKind recipientKind,
            @Nullable String person,
            @Nullable String recipient,
            String recipientUnit,
            String proposedBy,
            String movement,
            CommendationType commendationType,
            @Nullable LetterRef letter,
            @Nullable String achievements,
            Facts facts,
            @Nullable String regulation,
            LocalDate draftedOn,
            @Nullable LocalDate submittedOn,
            List<Verdict> verdicts,
            List<DocumentRef> documents,
            List<RouteStep> route,
            @Nullable Next next,
            List<Why> reasons,
            @Nullable Decided decision) {}

    @GetMapping("/api/v1/nominations")
    Page<Item> list(
            @RequestParam @Nullable State state,
            @RequestParam @Nullable String award,
            @RequestParam @Nullable AwardLevel level,
            @RequestParam @Nullable UnitId unit,
            @RequestParam @Nullable String movement,
            @RequestParam @Nullable String q,
            SignedIn who,
            Paging paging,
            ReadAt at) {
        at.await(NominationsView.NAME);
        NominationFilter filter = new NominationFilter(state, award, level, unit, movement, q);
        Page<NominationVersion> page = Page.of(
                nominations.list(who, filter, paging, at),
                paging,
                version -> List.of(version.row().ref(), version.row().id()));
        return (paging.count() ? page.outOf(nominations.count(who, filter, at)) : page)
                .map(version -> item(version.row()));
    }

    @GetMapping("/api/v1/nominations/{id}")
    ResponseEntity<View> one(@PathVariable NominationId id, SignedIn who, ReadAt at) {
        at.await(NominationsView.NAME);
        NominationVersion version = nominations.dossier(who, id, at);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (!at.isPast()) {
            answer.eTag(Long.toString(version.row().version()));
        }
        return answer.body(view(version));
    }

    /** @param version of the nomination whose dossier is wanted; the present one by default */
    @GetMapping("/api/v1/nominations/{id}/documents")
    Map<String, Object> documents(
            @PathVariable NominationId id, @RequestParam @Nullable Long version, SignedIn who, ReadAt at) {
        return Map.of("items", dossier(id, version, who, at).documents());
    }

    @GetMapping("/api/v1/nominations/{id}/documents/{documentId}")
    ResponseEntity<Resource> document(
            @PathVariable NominationId id,
            @PathVariable DocumentId documentId,
            @RequestParam @Nullable Long version,
            SignedIn who,
            ReadAt at) {
        return dossier(id, version, who, at).documents().stream()
                .filter(document -> document.document().equals(documentId))
                .findFirst()
                .map(document -> documents.download(document.document()))
                .orElseThrow(() -> Refusal.notFound("Không có tài liệu này.", "There is no such document."));
    }

    private Dossier dossier(NominationId id, @Nullable Long version, SignedIn who, ReadAt at) {
        if (version != null && at.isPast()) {
            throw Refusal.malformed(Defect.of(
                            "VERSION_OR_POSITION",
                            "Chỉ dùng một trong hai: version, hoặc position (asOf).",
                            "Use one of the two: version, or position (asOf).")
                    .at("?version"));
        }
        at.await(NominationsView.NAME);
        NominationVersion found =
                version == null ? nominations.dossier(who, id, at) : nominations.dossier(who, id, version);
        return found.row().dossierRead();
    }

    Item item(NominationRow row) {
        return new Item(
                row.id(),
                row.ref(),
                row.version(),
                row.state(),
                row.award(),
                row.level(),
                row.recipientKind(),
                row.recipient(),
                row.recipientUnit(),
                row.proposedBy(),
                row.movement(),
                row.commendationType(),
                next(row, row.wayRead()));
    }

    View view(NominationVersion version) {
        NominationRow row = version.row();
        Dossier dossier = row.dossierRead();
        Way way = row.wayRead();
        return new View(
                row.id(),
                row.ref(),
                row.version(),
                version.position(),
                row.state(),
                row.award(),
                row.level(),
                row.recipientKind(),
                row.person(),
                row.recipient(),
                row.recipientUnit(),
                row.proposedBy(),
                row.movement(),
                row.commendationType(),
                dossier.letter(),
                dossier.achievements(),
                dossier.facts(),
                row.regulation(),
                dossier.draftedOn(),
                dossier.submittedOn(),
                dossier.verdicts(),
                dossier.documents(),
                way.route(),
                next(row, way),
                way.reasons(),
                way.decision());
    }

    private @Nullable Next next(NominationRow row, Way way) {
        UnitId unit = new UnitId(row.proposedBy());
        if (row.state() == State.DRAFT) {
            return new Next(OfficeKind.SUBMITTER, unit, null, null, false);
        }
        RouteStep step = way.current();
        if (step == null) {
            return null;
        }
        boolean overdue = step.due() != null && step.due().isBefore(today());
        return step.state() == Way.StepState.RETURNED
                ? new Next(OfficeKind.SUBMITTER, unit, step.step(), step.due(), overdue)
                : new Next(step.step().office(), step.body(), step.step(), step.due(), overdue);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ApiWrite.ZONE);
    }
}
