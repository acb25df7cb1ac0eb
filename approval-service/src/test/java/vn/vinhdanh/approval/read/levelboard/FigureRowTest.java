package vn.vinhdanh.approval.read.levelboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.approval.read.levelboard.FigureRow.Figure;
import vn.vinhdanh.approval.read.levelboard.LevelNumbers.Individuals;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.nomination.Occupation;

class FigureRowTest {

    @Test
    void individuals_count_by_what_they_do_once_they_are_awarded() {
        assertThat(occupations(CaseState.AWARDED, RecipientKind.INDIVIDUAL, Occupation.FARMER))
                .containsExactly("FARMER");
        assertThat(occupations(CaseState.AWARDED, RecipientKind.INDIVIDUAL, null))
                .containsExactly("UNSTATED");
        assertThat(occupations(CaseState.IN_REVIEW, RecipientKind.INDIVIDUAL, Occupation.FARMER))
                .isEmpty();
        assertThat(occupations(CaseState.REVOKED, RecipientKind.INDIVIDUAL, Occupation.FARMER))
                .isEmpty();
        assertThat(occupations(CaseState.AWARDED, RecipientKind.COLLECTIVE, null))
                .isEmpty();
    }

    @Test
    void the_share_is_of_those_whose_occupation_is_stated() {
        assertThat(new Individuals(2, 1, 1, 6).percent()).isEqualTo(75);
        assertThat(new Individuals(0, 0, 0, 6).percent()).isZero();
        assertThat(new Individuals(2, 1, 1, 6).all()).isEqualTo(10);
    }

    private static List<String> occupations(CaseState state, RecipientKind kind, @Nullable Occupation occupation) {
        LocalDate day = LocalDate.of(2026, 3, 2);
        BoardRow row = new BoardRow(
                AwardLevel.PROVINCE,
                "N",
                state,
                "R",
                "BKT",
                kind,
                null,
                "Nguyễn Văn A",
                "C.1",
                "C.1",
                "Phong trào",
                occupation,
                null,
                null,
                null,
                day,
                day,
                Reached.NOTHING);
        return FigureRow.of(row).stream()
                .filter(figure -> figure.figure() == Figure.OCCUPATION)
                .map(FigureRow::about)
                .toList();
    }
}
