package vn.vinhdanh.nomination.write.documents;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Outcome;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.page.Forms;
import vn.vinhdanh.access.page.Forms.Done;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.DocumentId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.nomination.DocumentRef;
import vn.vinhdanh.nomination.NominationSheets;
import vn.vinhdanh.nomination.write.AttachDocument;
import vn.vinhdanh.nomination.write.DetachDocument;
import vn.vinhdanh.nomination.write.IncomingDocuments;
import vn.vinhdanh.nomination.write.Nominations;
import vn.vinhdanh.nomination.write.Nominations.Current;
import vn.vinhdanh.nomination.write.ProposingUnit;

/** The dossier's documents on the form of a nomination. */
@PageController
class DocumentsPage {

    private final CommandGateway commands;
    private final Nominations nominations;
    private final ProposingUnit unit;
    private final IncomingDocuments documents;
    private final NominationSheets sheets;
    private final Forms forms;

    DocumentsPage(
            CommandGateway commands,
            Nominations nominations,
            ProposingUnit unit,
            IncomingDocuments documents,
            NominationSheets sheets,
            Forms forms) {
        this.commands = commands;
        this.nominations = nominations;
        this.unit = unit;
        this.documents = documents;
        this.sheets = sheets;
        this.forms = forms;
    }

    /**
     * Files join whatever else has been done meanwhile: several go up at once, and none of them overwrites anything, so
     * no version is asked for.
     */
    @PostMapping(path = "/nominations/{id}/documents", consumes = "multipart/form-data")
    String attach(
            @PathVariable NominationId id,
            @RequestParam String item,
            @RequestParam List<MultipartFile> file,
            @RequestParam @Nullable LocalDate date,
            ApiWrite write,
            Model model) {
        return forms.answer(
                () -> write.answer(HttpStatus.CREATED, () -> {
                    LocalDate on = write.on(date);
                    Current nomination = nominations.current(id);
                    Actor by = unit.clerk(write.who(), nomination, on);
                    List<MultipartFile> chosen =
                            file.stream().filter(one -> !one.isEmpty()).toList();
                    if (chosen.isEmpty()) {
                        throw Refusal.malformed(Defect.of(
                                        "REQUIRED",
                                        "Chưa chọn tệp, hoặc tệp rỗng.",
                                        "No file was chosen, or it is empty.")
                                .at("/item-" + item));
                    }
                    long version = nomination.version();
                    for (MultipartFile one : chosen) {
                        DocumentRef document = documents.keep(item, one);
                        version = commands.sendAndWait(new AttachDocument(id, document, by, on));
                    }
                    return Outcome.of(id.value(), version);
                }),
                answer -> Done.to("/nominations/" + id.value(), "Đã đính kèm tài liệu.", "The document is attached."),
                model,
                () -> sheets.show(write.who(), id, ReadAt.now(), model));
    }

    @PostMapping("/nominations/{id}/documents/{documentId}/remove")
    String detach(
            @PathVariable NominationId id,
            @PathVariable DocumentId documentId,
            @RequestParam @Nullable LocalDate date,
            ApiWrite write,
            Model model) {
        return forms.answer(
                () -> write.answer(HttpStatus.OK, () -> {
                    LocalDate on = write.on(date);
                    Current nomination = nominations.current(id);
                    Actor by = unit.clerk(write.who(), nomination, on);
                    nomination.at(write.requireVersion());
                    long version = commands.sendAndWait(new DetachDocument(id, documentId, by, on));
                    return Outcome.of(id.value(), version);
                }),
                answer -> Done.to("/nominations/" + id.value(), "Đã bỏ tài liệu.", "The document is removed."),
                model,
                () -> sheets.show(write.who(), id, ReadAt.now(), model));
    }
}
