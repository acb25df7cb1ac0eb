package vn.vinhdanh.approval.write;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vinhdanh.approval.Cast.*;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.SessionId;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.events.approval.CaseWithdrawn;
import vn.vinhdanh.events.approval.CouncilVoted;
import vn.vinhdanh.events.approval.ItemTallied;
import vn.vinhdanh.events.approval.SessionClosed;
import vn.vinhdanh.events.approval.SessionConvened;
import vn.vinhdanh.events.approval.StepStarted;
import vn.vinhdanh.events.approval.Tally;

/** A council and its cases, which change together. */
class CouncilSessionTest {

    private static final SessionId SESSION = new SessionId("s-1");

    private final Scene scene = Scene.ofCouncil();

    @AfterEach
    void end() {
        scene.end();
    }

    @Test
    void thirteen_of_fifteen_do_not_pass_ninety_percent() {
        caseAtCouncil(90);
        convene(15);
        scene.when(tally(13, 2, 0, null));
        assertThat(vote().passed()).isFalse();
        assertThat(vote().tally()).isEqualTo(new Tally(13, 2, 0, 15));
    }

    @Test
    void nine_of_ten_pass_ninety_percent() {
        caseAtCouncil(90);
        convene(10);
        scene.when(tally(9, 1, 0, null));
        assertThat(vote().passed()).isTrue();
    }

    @Test
    void whoever_was_absent_counts_in_the_base() {
        caseAtCouncil(90);
        convene(10);
        scene.when(tally(8, 0, 0, null));
        assertThat(vote().passed()).isFalse();
        assertThat(vote().tally().base()).isEqualTo(10);
    }

    @Test
    void where_no_share_is_set_the_secretary_records_the_conclusion() {
        caseAtCouncil(null);
        convene(10);
        refused(tally(6, 4, 0, null), "CONCLUSION_MISSING");
        scene.when(tally(6, 4, 0, true));
        assertThat(vote().passed()).isTrue();
        assertThat(vote().minPercent()).isNull();
    }

    @Test
    void a_conclusion_does_not_contradict_the_votes() {
        caseAtCouncil(90);
        convene(10);
        refused(tally(8, 2, 0, true), "CONCLUSION_CONTRADICTS_VOTES");
    }

    @Test
    void there_are_not_more_votes_than_members() {
        caseAtCouncil(90);
        convene(10);
        refused(tally(9, 1, 1, null), "MORE_VOTES_THAN_MEMBERS");
    }

    @Test
    void a_passed_case_comes_before_the_head() {
        caseAtCouncil(90);
        convene(10);
        scene.when(tally(10, 0, 0, null));
        StepStarted next = scene.last(CASE, StepStarted.class);
        assertThat(next.step()).isEqualTo(StepKind.HEAD);
    }

    @Test
    void a_vote_on_a_case_that_has_gone_stands_in_the_minutes_as_not_applied() {
        caseAtCouncil(90);
        convene(10);
        scene.given(CASE, new CaseWithdrawn(CASE, 9, TODAY));
        int before = scene.events(CASE).size();
        scene.when(tally(10, 0, 0, null));
        ItemTallied minutes = scene.last(SESSION, ItemTallied.class);
        assertThat(minutes.applied()).isFalse();
        assertThat(scene.events(CASE)).hasSize(before);
    }

    @Test
    void a_case_that_went_on_to_another_councils_table_is_not_voted_on_here() {
        caseAtCouncil(90);
        convene(10);
        scene.when(tally(10, 0, 0, null));
        SessionId second = new SessionId("s-2");
        refused(
                new ConveneSession(second, DISTRICT, TODAY, members(10), List.of(CASE), DISTRICT_SECRETARY, TODAY),
                "NOT_BEFORE_THIS_COUNCIL");
    }

    @Test
    void a_case_is_tallied_once() {
        caseAtCouncil(90);
        convene(10);
        scene.when(tally(10, 0, 0, null));
        refused(tally(10, 0, 0, null), "NOT_ON_AGENDA");
    }

    @Test
    void a_council_without_members_does_not_meet() {
        caseAtCouncil(90);
        refused(
                new ConveneSession(SESSION, DISTRICT, TODAY, List.of(), List.of(CASE), DISTRICT_SECRETARY, TODAY),
                "COUNCIL_WITHOUT_MEMBERS");
    }

    @Test
    void nothing_is_tallied_before_the_session() {
        caseAtCouncil(90);
        scene.when(new ConveneSession(
                SESSION, DISTRICT, TODAY.plusDays(3), members(10), List.of(CASE), DISTRICT_SECRETARY, TODAY));
        refused(tally(10, 0, 0, null), "BEFORE_THE_SESSION");
    }

    @Test
    void a_session_is_closed_once_everything_is_tallied() {
        caseAtCouncil(90);
        convene(10);
        refused(new CloseSession(SESSION, null, DISTRICT_SECRETARY, TODAY), "ITEMS_OPEN");
        scene.when(tally(10, 0, 0, null));
        scene.when(new CloseSession(SESSION, null, DISTRICT_SECRETARY, TODAY));
        assertThat(scene.last(SESSION, SessionClosed.class)).isNotNull();
        refused(new RecordAttendance(SESSION, null, List.of(), DISTRICT_SECRETARY, TODAY), "SESSION_CLOSED");
    }

    @Test
    void only_members_are_present() {
        caseAtCouncil(90);
        convene(10);
        refused(
                new RecordAttendance(SESSION, null, List.of(new PersonId("stranger")), DISTRICT_SECRETARY, TODAY),
                "NOT_A_MEMBER");
    }

    @Test
    void a_secretary_who_appraised_the_case_does_not_tally_it() {
        caseAtCouncil(90);
        convene(10);
        refused(
                new TallyItem(
                        SESSION,
                        null,
                        CASE,
                        10,
                        0,
                        0,
                        null,
                        null,
                        at("d-appraiser", vn.vinhdanh.events.OfficeKind.COUNCIL_SECRETARY, DISTRICT),
                        TODAY),
                "ACTED_AT_ANOTHER_STEP");
    }

    @Test
    void the_members_of_the_day_are_the_base() {
        caseAtCouncil(90);
        convene(10);
        assertThat(scene.last(SESSION, SessionConvened.class).members()).hasSize(10);
        assertThat(scene.last(SESSION, SessionConvened.class).level()).isEqualTo(AwardLevel.DISTRICT);
    }

    private void caseAtCouncil(@Nullable Integer minPercent) {
        scene.caseAtCouncil(CASE, minPercent);
    }

    private void convene(int size) {
        scene.when(
                new ConveneSession(SESSION, DISTRICT, TODAY, members(size), List.of(CASE), DISTRICT_SECRETARY, TODAY));
    }

    private static List<PersonId> members(int size) {
        return IntStream.rangeClosed(1, size)
                .mapToObj(i -> new PersonId("member" + i))
                .toList();
    }

    private static TallyItem tally(int inFavour, int against, int blank, @Nullable Boolean passed) {
        return new TallyItem(SESSION, null, CASE, inFavour, against, blank, passed, null, DISTRICT_SECRETARY, TODAY);
    }

    private CouncilVoted vote() {
        return scene.last(CASE, CouncilVoted.class);
    }

    private void refused(Object command, String code) {
        scene.refused(command, code);
    }
}
