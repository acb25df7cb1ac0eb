package vn.vinhdanh.nomination.read.nominations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.DocumentId;
import vn.vinhdanh.events.nomination.DocumentRef;
import vn.vinhdanh.events.nomination.Facts;
import vn.vinhdanh.events.nomination.LetterRef;
import vn.vinhdanh.events.nomination.Verdict;

/** What a nomination states and encloses. */
record Dossier(
        @Nullable LetterRef letter,
        @Nullable String achievements,
        Facts facts,
        List<DocumentRef> documents,
        List<Verdict> verdicts,
        LocalDate draftedOn,
        @Nullable LocalDate submittedOn) {

    static Dossier of(String json) {
        return RowJson.read(json, Dossier.class);
    }

    String json() {
        return RowJson.write(this);
    }

    Dossier stating(@Nullable LetterRef newLetter, @Nullable String newAchievements, Facts newFacts) {
        return new Dossier(newLetter, newAchievements, newFacts, documents, verdicts, draftedOn, submittedOn);
    }

    Dossier with(DocumentRef document) {
        List<DocumentRef> all = new ArrayList<>(documents);
        all.add(document);
        return new Dossier(letter, achievements, facts, all, verdicts, draftedOn, submittedOn);
    }

    Dossier without(DocumentId document) {
        List<DocumentRef> rest =
                documents.stream().filter(d -> !d.document().equals(document)).toList();
        return new Dossier(letter, achievements, facts, rest, verdicts, draftedOn, submittedOn);
    }

    Dossier filed(List<DocumentRef> filed, List<Verdict> found, LocalDate on) {
        return new Dossier(
                letter, achievements, facts, filed, found, draftedOn, submittedOn == null ? on : submittedOn);
    }
}
