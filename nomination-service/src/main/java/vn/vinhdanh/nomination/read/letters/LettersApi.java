package vn.vinhdanh.nomination.read.letters;

import java.time.LocalDate;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.data.domain.Limit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.document.Documents;
import vn.vinhdanh.events.DocumentId;
import vn.vinhdanh.events.LetterId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.nomination.DocumentRef;
import vn.vinhdanh.nomination.read.Reader;
import vn.vinhdanh.nomination.read.Readers;

/** The letters of a unit, for its clerks and those above, and for auditors. */
@RestController
class LettersApi {

    private final LetterVersions letters;
    private final Readers readers;
    private final Documents documents;

    LettersApi(LetterVersions letters, Readers readers, Documents documents) {
        this.letters = letters;
        this.readers = readers;
        this.documents = documents;
    }

    record View(
            String id,
            String unit,
            String number,
            LocalDate date,
            String signer,
            LocalDate drawnUpOn,
            long version,
            List<DocumentRef> documents) {

        private static View of(LetterRow row) {
            return new View(
                    row.id(),
                    row.unit(),
                    row.number(),
                    row.date(),
                    row.signer(),
                    row.drawnUpOn(),
                    row.version(),
                    LettersView.documents(row));
        }
    }

    @GetMapping("/api/v1/letters")
    Page<View> list(SignedIn who, Paging paging, ReadAt at) {
        at.await(LettersView.NAME);
        Reader reader = readers.of(who);
        LocalDate date = paging.isFirst()
                ? LocalDate.of(9999, 12, 31)
                : LocalDate.parse(paging.after().get(0));
        String id = paging.isFirst() ? "" : paging.after().get(1);
        Limit limit = Limit.of(paging.fetch());
        List<LetterVersion> found =
                reader.everything() ? letters.all(date, id, limit) : letters.of(reader.units(), date, id, limit);
        return Page.of(
                        found,
                        paging,
                        letter -> List.of(
                                letter.row().date().toString(), letter.row().id()))
                .map(letter -> View.of(letter.row()));
    }

    @GetMapping("/api/v1/letters/{id}")
    ResponseEntity<View> one(@PathVariable LetterId id, SignedIn who, ReadAt at) {
        LetterRow row = seen(id, who, at);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (!at.isPast()) {
            answer.eTag(Long.toString(row.version()));
        }
        return answer.body(View.of(row));
    }

    @GetMapping("/api/v1/letters/{id}/documents/{documentId}")
    ResponseEntity<Resource> document(
            @PathVariable LetterId id, @PathVariable DocumentId documentId, SignedIn who, ReadAt at) {
        return LettersView.documents(seen(id, who, at)).stream()
                .filter(document -> document.document().equals(documentId))
                .findFirst()
                .map(document -> documents.download(document.document()))
                .orElseThrow(() -> Refusal.notFound("Không có tài liệu này.", "There is no such document."));
    }

    private LetterRow seen(LetterId id, SignedIn who, ReadAt at) {
        at.await(LettersView.NAME);
        Long position = at.position();
        Reader reader = readers.of(who);
        return letters.find(id.value(), position == null ? Long.MAX_VALUE - 1 : position)
                .map(LetterVersion::row)
                .filter(row -> reader.everything() || reader.units().contains(row.unit()))
                .orElseThrow(() -> Refusal.notFound("Không có tờ trình này.", "There is no such letter."));
    }
}
