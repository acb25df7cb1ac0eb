package vn.vinhdanh.audit.read.casefile;

import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.document.Documents;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.approval.read.cases.VisibleCases;
import vn.vinhdanh.audit.read.timeline.Timeline;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.eventstore.sealing.Seals;
import vn.vinhdanh.regulations.Regulations;

/** Opens case files. */
@Component
class CaseFiles {

    private final Seals seals;
    private final Documents documents;
    private final Timeline timeline;
    private final Regulations regulations;
    private final MessageSource words;

    CaseFiles(Seals seals, Documents documents, Timeline timeline, Regulations regulations, MessageSource words) {
        this.seals = seals;
        this.documents = documents;
        this.timeline = timeline;
        this.regulations = regulations;
        this.words = words;
    }

    /** @throws vn.vinhdanh.events.Refusal NOT_FOUND where nothing of the case is sealed up to there */
    CaseFile of(NominationId nomination, VisibleCases.About about, Seals.Covering sealed) {
        List<String> streams =
                List.of(nomination.toString(), CaseId.of(nomination).toString());
        if (seals.evidence(
                        streams,
                        0,
                        sealed.position(),
                        sealed.checkpoint().checkpoint().size(),
                        1)
                .isEmpty()) {
            throw Offices.unknownCase();
        }
        return new CaseFile(
                nomination,
                about,
                streams,
                sealed,
                seals,
                documents,
                new ReadableTimeline(about, timeline.of(nomination), regulations, words));
    }
}
