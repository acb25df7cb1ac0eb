package vn.vinhdanh.nomination.write.letters;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Outcome;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.events.LetterId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.DocumentRef;
import vn.vinhdanh.nomination.DraftsOfLetter;
import vn.vinhdanh.nomination.write.AttachLetterDocument;
import vn.vinhdanh.nomination.write.DrawUpLetter;
import vn.vinhdanh.nomination.write.IncomingDocuments;
import vn.vinhdanh.nomination.write.Nominations;
import vn.vinhdanh.nomination.write.ProposingUnit;
import vn.vinhdanh.nomination.write.Submitting;

/** A unit draws up a letter, attaches documents once for all its nominations, and submits them together. */
@RestController
class LettersWriteApi {

    private final CommandGateway commands;
    private final Nominations nominations;
    private final ProposingUnit unit;
    private final IncomingDocuments documents;
    private final Submitting submitting;
    private final DraftsOfLetter drafts;

    LettersWriteApi(
            CommandGateway commands,
            Nominations nominations,
            ProposingUnit unit,
            IncomingDocuments documents,
            Submitting submitting,
            DraftsOfLetter drafts) {
        this.commands = commands;
        this.nominations = nominations;
        this.unit = unit;
        this.documents = documents;
        this.submitting = submitting;
        this.drafts = drafts;
    }

    /**
     * @param date the letter's own
     * @param recordedOn the business date of drawing it up; today by default
     */
    record NewLetter(
            @NotNull UnitId unit,
            @NotBlank @Size(max = 100) String number,
            @NotNull LocalDate date,
            @NotBlank @Size(max = 300) String signer,
            @Nullable LocalDate recordedOn) {}

    record Act(@Nullable LocalDate date) {}

    @PostMapping("/api/v1/letters")
    ResponseEntity<Map<String, Object>> drawUp(@RequestBody @Valid NewLetter letter, ApiWrite write) {
        return write.run(HttpStatus.CREATED, () -> {
            LocalDate on = write.on(letter.recordedOn());
            Actor by = unit.clerk(write.who(), letter.unit(), on);
            LetterId id = new LetterId(Id.derived(
                    "letter",
                    letter.unit().value(),
                    letter.number().strip(),
                    letter.date().toString()));
            long version = commands.sendAndWait(new DrawUpLetter(
                    id,
                    letter.unit(),
                    letter.number().strip(),
                    letter.date(),
                    letter.signer().strip(),
                    by,
                    on));
            return Outcome.of(id.value(), version).at("/api/v1/letters/" + id.value());
        });
    }

    @PostMapping(path = "/api/v1/letters/{id}/documents", consumes = "multipart/form-data")
    ResponseEntity<Map<String, Object>> attach(
            @PathVariable LetterId id,
            @RequestParam String item,
            @RequestParam MultipartFile file,
            @RequestParam @Nullable LocalDate date,
            ApiWrite write) {
        return write.run(HttpStatus.CREATED, () -> {
            LocalDate on = write.on(date);
            Actor by = unit.clerk(write.who(), nominations.letter(id).unit(), on);
            DocumentRef document = documents.keep(item, file);
            long version = commands.sendAndWait(new AttachLetterDocument(id, document, by, on));
            return Outcome.of(id.value(), version)
                    .at("/api/v1/letters/%s/documents/%s"
                            .formatted(id.value(), document.document().value()))
                    .with("document", document);
        });
    }

    /** All drafts of the letter together, or none where one of them cannot be filed. */
    @PostMapping("/api/v1/letters/{id}/submit")
    ResponseEntity<Map<String, Object>> submit(
            @PathVariable LetterId id, @RequestBody(required = false) @Nullable Act act, ApiWrite write) {
        List<NominationId> together = drafts.of(id);
        return write.run(HttpStatus.OK, () -> {
            LocalDate on = write.on(act == null ? null : act.date());
            Nominations.Letter letter = nominations.letter(id);
            unit.clerk(write.who(), letter.unit(), on);
            List<Defect> defects = new ArrayList<>();
            for (NominationId nomination : together) {
                try {
                    submitting.submitDraft(nomination, write, on);
                } catch (Refusal refusal) {
                    refusal.defects().forEach(defect -> defects.add(of(nomination, defect)));
                }
            }
            if (!defects.isEmpty()) {
                throw new Refusal(Refusal.Kind.RULE, defects);
            }
            return Outcome.of(id.value(), letter.version()).with("submitted", together);
        });
    }

    private static Defect of(NominationId nomination, Defect defect) {
        return defect.at("/nominations/" + nomination.value() + (defect.pointer() == null ? "" : defect.pointer()));
    }
}
