package vn.vinhdanh.events;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with what was asked.
 *
 * @param pointer where, as a JSON pointer into the request or a row and column of a table; null for the whole
 * @param code stable, UPPER_SNAKE
 * @param message the domain's own sentence
 * @param legalRef the article that says so, where there is one
 */
public record Defect(
        @Nullable String pointer,
        String code,
        Sentence message,
        @Nullable String legalRef) {

    public static Defect of(String code, String vi, String en) {
        return new Defect(null, code, new Sentence(vi, en), null);
    }

    /** Something that has to be there was left out. */
    public static Defect missing() {
        return of("REQUIRED", "Bắt buộc phải có.", "This is required.");
    }

    public Defect at(String newPointer) {
        return new Defect(newPointer, code, message, legalRef);
    }

    public Defect citing(@Nullable String article) {
        return new Defect(pointer, code, message, article);
    }
}
