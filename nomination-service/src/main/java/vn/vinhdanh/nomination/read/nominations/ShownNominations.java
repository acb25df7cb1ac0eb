package vn.vinhdanh.nomination.read.nominations;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.document.Documents;
import vn.vinhdanh.access.document.StoredDocument;
import vn.vinhdanh.events.DocumentId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.nomination.DocumentRef;
import vn.vinhdanh.nomination.NominationSheet;
import vn.vinhdanh.nomination.NominationSheets;

/** What the write side's pages show of the view. */
@Component
class ShownNominations implements NominationSheets {

    private final NominationQueries nominations;
    private final Documents documents;
    private final ObjectProvider<NominationsPage> page;

    ShownNominations(NominationQueries nominations, Documents documents, ObjectProvider<NominationsPage> page) {
        this.nominations = nominations;
        this.documents = documents;
        this.page = page;
    }

    @Override
    public NominationSheet of(SignedIn who, NominationId id, ReadAt at) {
        at.await(NominationsView.NAME);
        NominationRow row = nominations.dossier(who, id, at).row();
        return sheet(row, named(row.dossierRead().documents()));
    }

    @Override
    public List<NominationSheet> all(SignedIn who, Collection<NominationId> ids, ReadAt at) {
        at.await(NominationsView.NAME);
        return nominations.all(who, ids, at).stream()
                .map(version -> sheet(version.row(), List.of()))
                .toList();
    }

    @Override
    public String show(SignedIn who, NominationId id, ReadAt at, Model model) {
        return page.getObject().one(id, who, at, model);
    }

    List<NominationSheet.Document> named(List<DocumentRef> refs) {
        Map<DocumentId, StoredDocument> stored =
                documents.find(refs.stream().map(DocumentRef::document).toList());
        return refs.stream()
                .map(ref -> {
                    StoredDocument document = stored.get(ref.document());
                    return new NominationSheet.Document(ref, document == null ? ref.item() : document.name());
                })
                .toList();
    }

    static NominationSheet sheet(NominationRow row, List<NominationSheet.Document> documents) {
        Dossier dossier = row.dossierRead();
        return new NominationSheet(
                row.id(),
                row.ref(),
                row.version(),
                row.state().name(),
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
                row.lastOn(),
                documents,
                row.wayRead().reasons().stream()
                        .map(why -> new NominationSheet.Reason(why.code(), why.text(), why.legalRef()))
                        .toList());
    }
}
