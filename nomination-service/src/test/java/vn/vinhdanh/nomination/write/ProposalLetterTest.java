package vn.vinhdanh.nomination.write;

import static vn.vinhdanh.nomination.write.Scene.CLERK;
import static vn.vinhdanh.nomination.write.Scene.COMMUNE;
import static vn.vinhdanh.nomination.write.Scene.DRAFTED;
import static vn.vinhdanh.nomination.write.Scene.FILED;
import static vn.vinhdanh.nomination.write.Scene.OTHER_COMMUNE;
import static vn.vinhdanh.nomination.write.Scene.REPORT;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.events.LetterId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.nomination.LetterDocumentAttached;
import vn.vinhdanh.events.nomination.LetterDrawnUp;

class ProposalLetterTest {

    private static final LetterId LETTER = new LetterId("letter-1");
    private static final LetterDrawnUp DRAWN_UP =
            new LetterDrawnUp(LETTER, COMMUNE, "12/TTr", DRAFTED, "Chủ tịch", CLERK, FILED);

    private final FixtureConfiguration<ProposalLetter> letter = new AggregateTestFixture<>(ProposalLetter.class);

    @Test
    void a_unit_draws_up_a_letter_once() {
        DrawUpLetter drawUp = new DrawUpLetter(LETTER, COMMUNE, "12/TTr", DRAFTED, "Chủ tịch", CLERK, FILED);
        letter.givenNoPriorActivity().when(drawUp).expectEvents(DRAWN_UP);
        letter.given(DRAWN_UP).when(drawUp).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void one_number_of_one_day_is_not_signed_by_two() {
        refused(
                letter.given(DRAWN_UP)
                        .when(new DrawUpLetter(LETTER, COMMUNE, "12/TTr", DRAFTED, "Phó Chủ tịch", CLERK, FILED)),
                "The unit already has a letter 12/TTr of 2021-11-01, signed by somebody else.");
    }

    @Test
    void a_letter_is_not_dated_after_the_day_it_is_drawn_up() {
        refused(
                letter.givenNoPriorActivity()
                        .when(new DrawUpLetter(LETTER, COMMUNE, "12/TTr", FILED.plusDays(1), "Chủ tịch", CLERK, FILED)),
                "The letter is dated after the day on which it is drawn up (2021-11-03).");
    }

    @Test
    void a_document_is_attached_once_for_all() {
        letter.given(DRAWN_UP)
                .when(new AttachLetterDocument(LETTER, REPORT, CLERK, FILED))
                .expectEvents(new LetterDocumentAttached(LETTER, REPORT, CLERK, FILED));
        letter.given(DRAWN_UP, new LetterDocumentAttached(LETTER, REPORT, CLERK, FILED))
                .when(new AttachLetterDocument(LETTER, REPORT, CLERK, FILED))
                .expectNoEvents();
    }

    @Test
    void another_unit_attaches_nothing() {
        refused(
                letter.given(DRAWN_UP)
                        .when(new AttachLetterDocument(LETTER, REPORT, Scene.clerkOf(OTHER_COMMUNE), FILED)),
                "Only an officer of the proposing unit (D.DILINH.25033) may do this, not one of D.DILINH.25036.");
    }

    private static void refused(ResultValidator<ProposalLetter> result, String sentence) {
        result.expectException(Refusal.class).expectExceptionMessage(sentence).expectNoEvents();
    }
}
