package vn.vinhdanh.approval.read.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.approval.read.ViewJson;
import vn.vinhdanh.approval.read.cases.CaseJson.NextJson;
import vn.vinhdanh.approval.read.cases.CaseJson.StepJson;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.eventstore.view.LogProgress;

/** One case: its route, its clock, who acts next, and its dossier. */
@RestController
class CaseApi {

    private final CaseRepository cases;
    private final VisibleCases visible;
    private final LogProgress progress;

    CaseApi(CaseRepository cases, VisibleCases visible, LogProgress progress) {
        this.cases = cases;
        this.visible = visible;
        this.progress = progress;
    }

    @GetMapping("/api/v1/cases/{nomination}")
    ResponseEntity<CaseJson> get(@PathVariable NominationId nomination, ReadAt at, SignedIn who) {
        at.await(CasesView.NAME);
        Long asked = at.position();
        long position = asked == null ? progress.positionOf(CasesView.NAME) : asked;
        CaseEntity about = cases.find(nomination, at).orElseThrow(Offices::unknownCase);
        ProgressEntity stand = cases.progress(nomination, at).orElseThrow(Offices::unknownCase);
        List<StepEntity> route = cases.route(nomination, at);
        if (!visible.maySee(who, about, at)) {
            throw Offices.unknownCase();
        }
        DossierEntity dossier = cases.dossier(nomination, at).orElseThrow(Offices::unknownCase);
        CaseJson json = new CaseJson(
                about.nomination,
                about.ref,
                stand.version,
                position,
                stand.state,
                about.award,
                about.level,
                about.recipientKind,
                about.recipient,
                about.recipientUnit,
                about.proposedBy,
                about.movement,
                about.commendationType,
                about.regulation,
                about.edition,
                about.openedOn,
                route.stream().map(CaseApi::step).toList(),
                next(about, stand),
                ViewJson.read(stand.reasons),
                stand.decision,
                stand.awardId,
                ViewJson.read(dossier.proposal),
                ViewJson.read(dossier.documents),
                ViewJson.read(dossier.verdicts));
        return ResponseEntity.ok().eTag(Long.toString(stand.version)).body(json);
    }

    private static @Nullable NextJson next(CaseEntity about, ProgressEntity stand) {
        StepKind step = stand.step;
        if (step == null) {
            return null;
        }
        boolean unitsTurn = stand.state == CaseState.RETURNED;
        String chooser = stand.chooser;
        OfficeKind office = unitsTurn ? OfficeKind.SUBMITTER : step.office();
        String body = unitsTurn ? about.proposedBy : stand.body;
        return new NextJson(
                chooser == null ? office : OfficeKind.ADMINISTRATOR,
                chooser == null ? body : chooser,
                step,
                stand.since,
                stand.due,
                stand.overdue,
                stand.escalated,
                ViewJson.read(stand.choices),
                stand.takenBy,
                stand.takenOn);
    }

    private static StepJson step(StepEntity row) {
        return new StepJson(
                row.level,
                row.body,
                row.step,
                row.state,
                row.decides,
                row.workingDays,
                row.source,
                row.due,
                row.actor,
                row.office,
                row.onBehalfOf,
                row.doneOn,
                row.vote == null ? null : ViewJson.read(row.vote),
                row.result == null ? null : ViewJson.read(row.result));
    }
}
