package vn.vinhdanh.nomination.write.documents;

import java.time.LocalDate;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Outcome;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.DocumentId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.nomination.DocumentRef;
import vn.vinhdanh.nomination.write.AttachDocument;
import vn.vinhdanh.nomination.write.DetachDocument;
import vn.vinhdanh.nomination.write.IncomingDocuments;
import vn.vinhdanh.nomination.write.Nominations;
import vn.vinhdanh.nomination.write.Nominations.Current;
import vn.vinhdanh.nomination.write.ProposingUnit;

/** Documents join and leave the dossier of a nomination that is still the unit's to change. */
@RestController
class DocumentsWriteApi {

    private final CommandGateway commands;
    private final Nominations nominations;
    private final ProposingUnit unit;
    private final IncomingDocuments documents;

    DocumentsWriteApi(
            CommandGateway commands, Nominations nominations, ProposingUnit unit, IncomingDocuments documents) {
        this.commands = commands;
        this.nominations = nominations;
        this.unit = unit;
        this.documents = documents;
    }

    /** @param item the code of the dossier item that it serves */
    @PostMapping(path = "/api/v1/nominations/{id}/documents", consumes = "multipart/form-data")
    ResponseEntity<Map<String, Object>> attach(
            @PathVariable NominationId id,
            @RequestParam String item,
            @RequestParam MultipartFile file,
            @RequestParam @Nullable LocalDate date,
            ApiWrite write) {
        return write.run(HttpStatus.CREATED, () -> {
            LocalDate on = write.on(date);
            Current nomination = nominations.current(id);
            Actor by = unit.clerk(write.who(), nomination, on);
            nomination.at(write.requireVersion());
            DocumentRef document = documents.keep(item, file);
            long version = commands.sendAndWait(new AttachDocument(id, document, by, on));
            return Outcome.of(id.value(), version)
                    .at("/api/v1/nominations/%s/documents/%s"
                            .formatted(id.value(), document.document().value()))
                    .with("document", document);
        });
    }

    @DeleteMapping("/api/v1/nominations/{id}/documents/{documentId}")
    ResponseEntity<Map<String, Object>> detach(
            @PathVariable NominationId id,
            @PathVariable DocumentId documentId,
            @RequestParam @Nullable LocalDate date,
            ApiWrite write) {
        return write.run(HttpStatus.OK, () -> {
            LocalDate on = write.on(date);
            Current nomination = nominations.current(id);
            Actor by = unit.clerk(write.who(), nomination, on);
            nomination.at(write.requireVersion());
            long version = commands.sendAndWait(new DetachDocument(id, documentId, by, on));
            return Outcome.of(id.value(), version);
        });
    }
}
