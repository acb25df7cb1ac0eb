package vn.vinhdanh.approval.read.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.approvalservice.Http;
import vn.vinhdanh.approvalservice.ServiceTest;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.NominationId;

class SearchPageTest extends ServiceTest {

    private static final String MANY = """
            insert into approval.cases (nomination, ref, award, level, recipient_kind, recipient, recipient_unit,
                proposed_by, movement, commendation_type, regulation, edition, opened_on, search, valid_from, valid_to)
            select 'many' || i, 'R' || i, 'BKT', 'PROVINCE', 'COLLECTIVE', 'x', 'S.1', 'S.1', 'x', 'CONG_TRANG',
                'vn-2025', 1, date '2026-01-01', 'name' || i || ' of ' || i % 1000, 1, 9223372036854775807
            from generate_series(1, 20000) i;
            analyze approval.cases;
            insert into approval.case_progress (nomination, version, state, stage_level, body, since, timed, overdue,
                escalated, valid_from, valid_to)
            select 'many' || i, 1, 'IN_REVIEW', 'PROVINCE', 'P.1', date '2026-01-01', false, false, false, 1,
                9223372036854775807
            from generate_series(1, 20000) i;
            analyze approval.case_progress;
            insert into approval.decisions (decision, version, level, body, state, drafted_on, number, date,
                valid_from, valid_to)
            select 'many' || i, 1, 'PROVINCE', 'P.1', 'PUBLISHED', date '2026-01-01', i || '/QĐ-UBND',
                date '2026-01-01', 1, 9223372036854775807
            from generate_series(1, 20000) i;
            analyze approval.decisions;
            insert into approval.sessions
            select 'many' || i, 1, 'PROVINCE', 'P.1', date '2026-01-01', 'CLOSED', jsonb_build_array('m' || i % 1000),
                '[]', 1, 9223372036854775807
            from generate_series(1, 20000) i;
            analyze approval.sessions
            """;

    @Test
    void a_case_is_found_without_diacritics_by_those_who_may_see_it() {
        NominationId nomination = atAppraiser("search-1");
        awaitViews(log.head());
        String ref = read(as("auditor"), nomination).get("ref").asString();
        for (String question :
                new String[] {ref, ref.toLowerCase(java.util.Locale.ROOT), "nguyen dao " + ref, "Đào Nguyễn " + ref}) {
            String path = "/search?q=" + Http.encoded(question);
            assertThat(page(as("p-head"), path)).as(question).contains("/cases/" + nomination.value());
            assertThat(page(as("clerk"), path)).as(question).contains("/cases/" + nomination.value());
            assertThat(page(as("c2-head"), path)).as(question).doesNotContain(nomination.value());
            assertThat(page(as("stranger"), path)).as(question).contains("Nothing that you may see");
        }
        assertThat(page(as("p-appraiser"), "/inbox?q=" + Http.encoded("dao " + ref)))
                .contains("/cases/" + nomination.value());
    }

    @Test
    void a_decision_is_found_by_how_its_number_begins_and_an_award_by_its_recipient() {
        NominationId nomination = submitted("CSTDCS", AwardLevel.COMMUNE, "search-2", TODAY);
        String decision = published(nomination, "4321/QĐ-UBND");
        assertThat(page(as("c2-head"), "/search?q=" + Http.encoded("4321/qd")))
                .contains("/decisions/" + decision, "4321/QĐ-UBND");
        assertThat(page(as("c2-head"), "/search?q=" + Http.encoded("dao 4321")))
                .contains("Published awards", "/verify/");
        assertThat(page(as("c2-head"), "/search?q=" + Http.encoded("43_1"))).doesNotContain(decision);
    }

    @Test
    void a_question_gives_no_orders_and_a_long_one_is_refused() {
        for (String question :
                new String[] {"'; drop table approval.cases; --", "a & | ! ( :*", "", "<b>", "%", "\\"}) {
            page(as("clerk"), "/search?q=" + Http.encoded(question));
        }
        assertThat(as("clerk")
                        .get("/search?q=" + "x".repeat(201))
                        .header("Accept", "text/html")
                        .send()
                        .status())
                .isEqualTo(400);
        Http.Answer nobody =
                anybody().get("/search?q=a").header("Accept", "text/html").send();
        assertThat(nobody.status()).isEqualTo(302);
    }

    @Test
    void everything_is_found_by_an_index() {
        assertThat(plan(SearchRepository.everyCaseSql(), MANY))
                .contains("cases_search")
                .doesNotContain("Seq Scan");
        assertThat(plan(
                        SearchRepository.seenCasesSql(List.of(
                                SearchRepository.PROPOSED, SearchRepository.REACHED, SearchRepository.ON_AGENDA)),
                        MANY))
                .contains("cases_search", "sessions_members", "cases_proposed_by")
                .doesNotContain("Seq Scan");
        assertThat(plan(SearchRepository.decisionsSql(false).replace(":number", "'12/qd%'"), MANY))
                .contains("decisions_number");
    }
}
