package vn.vinhdanh.nomination.read.letters;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import vn.vinhdanh.eventstore.view.Json;

/**
 * One version of a proposal letter.
 *
 * @param documents a list of documents in JSON
 */
@Embeddable
record LetterRow(
        String id,
        String unit,
        String number,
        LocalDate date,
        String signer,
        @Json String documents,
        LocalDate drawnUpOn,
        long version) {

    LetterRow with(String newDocuments, long newVersion) {
        return new LetterRow(id, unit, number, date, signer, newDocuments, drawnUpOn, newVersion);
    }
}
