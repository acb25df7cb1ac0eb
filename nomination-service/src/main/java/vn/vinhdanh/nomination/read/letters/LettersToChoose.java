package vn.vinhdanh.nomination.read.letters;

import java.time.LocalDate;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import vn.vinhdanh.events.LetterId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.DocumentRef;
import vn.vinhdanh.events.nomination.LetterRef;
import vn.vinhdanh.nomination.LettersOfUnit;

/** What the form of a nomination may choose from. */
@Component
class LettersToChoose implements LettersOfUnit {

    private static final int SHOWN = 30;
    private static final LocalDate END = LocalDate.of(9999, 12, 31);

    private final LetterVersions letters;

    LettersToChoose(LetterVersions letters) {
        this.letters = letters;
    }

    @Override
    public List<LetterRef> latest(List<UnitId> units) {
        return units.isEmpty()
                ? List.of()
                : letters.of(units.stream().map(UnitId::value).toList(), END, "", Limit.of(SHOWN)).stream()
                        .map(LetterVersion::row)
                        .map(row -> new LetterRef(new LetterId(row.id()), row.number(), row.date(), row.signer()))
                        .toList();
    }

    @Override
    public List<DocumentRef> documentsOf(LetterId letter) {
        return letters.find(letter.value(), Long.MAX_VALUE - 1)
                .map(LetterVersion::row)
                .map(LettersView::documents)
                .orElse(List.of());
    }
}
