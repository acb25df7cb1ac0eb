package vn.vinhdanh.approval.read.home;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.vinhdanh.approvalservice.Http;
import vn.vinhdanh.approvalservice.ServiceTest;
import vn.vinhdanh.events.NominationId;

class HomePageTest extends ServiceTest {

    private static final String MANY = """
            insert into approval.case_step (nomination, level, step, ordinal, body, decides, state, valid_from, valid_to)
            select 'many' || i, 'PROVINCE', 'INTAKE', 0, 'B.' || i % 500, true, 'CURRENT', i, 9223372036854775807
            from generate_series(1, 20000) i;
            insert into approval.level_board (level, nomination, state, ref, award, recipient_kind, recipient,
                recipient_unit, proposed_by, movement, submitted_on, since, reached, valid_from, valid_to)
            select 'PROVINCE', 'many' || i, 'IN_REVIEW', 'R' || i, 'BKT', 'COLLECTIVE', 'x', 'S.1', 'S.' || i % 500, 'x',
                date '2026-01-01', date '2026-01-01', 1, i, 9223372036854775807
            from generate_series(1, 20000) i;
            analyze approval.case_step;
            analyze approval.level_board
            """;

    @Test
    void an_officer_finds_what_waits_for_them_and_what_moved() {
        NominationId nomination = atAppraiser("home-1");
        awaitViews(log.head());
        String home = page(as("p-intake"), "/");
        assertThat(home).contains("My work now", "href=\"/inbox?pile=OVERDUE\"", "What moved since yesterday");
        assertThat(home).contains("/cases/" + nomination.value() + "/history");
        assertThat(home).doesNotContain("New nomination", "Nominations of my unit");
        assertThat(page(as("p-appraiser"), "/")).contains("Most urgent");
        assertThat(page(as("c2-head"), "/")).doesNotContain(nomination.value());
    }

    @Test
    void a_clerk_starts_a_nomination_and_sees_how_those_of_the_unit_stand() {
        NominationId nomination = atAppraiser("home-2");
        awaitViews(log.head());
        assertThat(page(as("clerk"), "/"))
                .contains("href=\"/nominations/new\"", "Nominations of my unit", "Đơn vị S.1")
                .contains("href=\"/nominations?state=IN_REVIEW\"")
                .contains(nomination.value());
    }

    @Test
    void whoever_holds_no_office_is_told_what_they_can_do() {
        assertThat(page(as("stranger"), "/"))
                .contains("holds no office today", "href=\"/public/awards\"", "href=\"/public/verify\"")
                .doesNotContain("My work now", "New nomination");
    }

    @Test
    void nobody_is_led_to_the_sign_in_page() {
        Http.Answer nobody = anybody().get("/").header("Accept", "text/html").send();
        assertThat(nobody.status()).isEqualTo(302);
        assertThat(nobody.header("Location")).endsWith("/sign-in");
    }

    @Test
    void news_are_found_by_their_indexes() {
        assertThat(plan(News.atBodiesSql(), MANY)).contains("case_step_news").doesNotContain("Seq Scan");
        assertThat(plan(News.ofUnitsSql(), MANY))
                .contains("level_board_province_proposed_by_valid_from_idx")
                .doesNotContain("Seq Scan");
    }
}
