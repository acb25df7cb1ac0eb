package vn.vinhdanh.nomination.read.letters;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.vinhdanh.events.nomination.DocumentRef;
import vn.vinhdanh.events.nomination.LetterDocumentAttached;
import vn.vinhdanh.events.nomination.LetterDrawnUp;
import vn.vinhdanh.eventstore.view.Table;
import vn.vinhdanh.eventstore.view.View;

/** Every proposal letter with the documents that its nominations share. */
@Component
final class LettersView extends View {

    static final String NAME = "nomination.letters";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<DocumentRef>> DOCUMENTS = new TypeReference<>() {};

    private final Table<LetterRow> letters = table("letters", LetterRow.class, "id");

    LettersView() {
        super(NAME);
        on(
                LetterDrawnUp.class,
                (e, fold) -> fold.put(
                        letters,
                        new LetterRow(
                                e.letter().value(),
                                e.unit().value(),
                                e.number(),
                                e.date(),
                                e.signer(),
                                "[]",
                                e.on(),
                                fold.sequence())));
        on(
                LetterDocumentAttached.class,
                (e, fold) -> fold.change(letters, e.letter().value(), row -> {
                    List<DocumentRef> documents = new ArrayList<>(documents(row));
                    documents.add(e.document());
                    return row.with(JSON.writeValueAsString(documents), fold.sequence());
                }));
    }

    static List<DocumentRef> documents(LetterRow row) {
        return JSON.readValue(row.documents(), DOCUMENTS);
    }
}
