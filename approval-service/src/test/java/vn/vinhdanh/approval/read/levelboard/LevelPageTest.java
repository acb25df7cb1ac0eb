package vn.vinhdanh.approval.read.levelboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.approvalservice.Http;
import vn.vinhdanh.approvalservice.ServiceTest;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.NominationId;

class LevelPageTest extends ServiceTest {

    private static final String LISTS = "/levels/PROVINCE/nominations?";

    @Test
    void a_board_leads_from_every_number_to_the_list_behind_it() {
        NominationId nomination = atAppraiser(null);
        awaitViews(log.head());
        String board = page(as("clerk"), "/levels/PROVINCE");
        assertThat(board)
                .contains("href=\"/levels/PROVINCE/nominations\"")
                .contains(LISTS + "state=SUBMITTED&amp;state=IN_REVIEW&amp;state=RETURNED&amp;state=ON_HOLD")
                .contains(LISTS + "state=AWARDED\"")
                .contains(LISTS + "state=REJECTED&amp;state=WITHDRAWN&amp;state=LAPSED&amp;state=REVOKED")
                .contains(LISTS + "unit=S.1")
                .contains(LISTS + "month=2026-03")
                .contains(LISTS + "reached=PROVINCE.APPRAISAL")
                .contains("data-chart=\"units\"", "id=\"units\"", "Đơn vị S.1")
                .contains("Made at position");
        for (String list : new String[] {
            "",
            "state=SUBMITTED&state=IN_REVIEW",
            "unit=S.1",
            "month=2026-03",
            "reached=PROVINCE.APPRAISAL",
            "kind=COLLECTIVE"
        }) {
            assertThat(page(as("auditor"), LISTS + list + "&limit=200"))
                    .as(list)
                    .contains("/cases/" + nomination.value());
        }
        for (String list :
                new String[] {"state=AWARDED", "unit=C.2", "month=2026-02", "awardedIn=2026-03", "reached=STATE.HEAD"
                }) {
            assertThat(page(as("auditor"), LISTS + list + "&limit=200"))
                    .as(list)
                    .doesNotContain("/cases/" + nomination.value());
        }
    }

    @Test
    void behind_a_number_stands_only_what_the_viewer_may_see() {
        NominationId nomination = atAppraiser(null);
        awaitViews(log.head());
        assertThat(page(as("p-head"), LISTS + "state=IN_REVIEW&limit=200")).contains(nomination.value());
        assertThat(page(as("clerk"), LISTS + "state=IN_REVIEW&limit=200")).contains(nomination.value());
        assertThat(page(as("c2-head"), LISTS + "state=IN_REVIEW&limit=200")).doesNotContain(nomination.value());
        assertThat(page(as("stranger"), LISTS)).contains("No nomination that you may see");
        Http.Answer nobody =
                anybody().get("/levels/PROVINCE").header("Accept", "text/html").send();
        assertThat(nobody.status()).isEqualTo(302);
        assertThat(nobody.header("Location")).endsWith("/sign-in");
    }

    @Test
    void a_list_goes_on_from_page_to_page_with_what_was_asked_for() {
        atAppraiser(null);
        atAppraiser(null);
        awaitViews(log.head());
        String first = page(as("auditor"), LISTS + "state=IN_REVIEW&state=RETURNED&limit=1");
        String next =
                first.replaceAll("(?s).*href=\"([^\"]*cursor=[^\"]*)\".*", "$1").replace("&amp;", "&");
        assertThat(next).contains("state=IN_REVIEW&state=RETURNED");
        assertThat(page(as("auditor"), next)).contains("To the beginning");
    }

    @Test
    void numbers_are_the_same_for_ever_at_the_position_at_which_they_were_made() {
        NominationId nomination = atAppraiser(null);
        awaitViews(log.head());
        String path = "/levels/PROVINCE?position=" + log.head();
        String then = numbers(path);
        act(as("p-appraiser"), nomination, "hold", "{\"reason\": {\"code\": \"COMPLAINT\", \"text\": \"Có đơn thư\"}}")
                .expect(200);
        submitted("BKT", AwardLevel.PROVINCE, null, TODAY);
        awaitViews(log.head());
        assertThat(numbers(path)).isEqualTo(then);
        assertThat(numbers("/levels/PROVINCE")).isNotEqualTo(then);
    }

    @Test
    void last_years_numbers_stand_beside_where_the_log_reaches_back() {
        atAppraiser(null);
        awaitViews(log.head());
        assertThat(page(as("clerk"), "/levels/PROVINCE")).contains("nothing to compare with");
        Instant inAYear = Instant.now().plus(367, ChronoUnit.DAYS);
        assertThat(page(as("clerk"), "/levels/PROVINCE?asOf=" + inAYear)).contains("a year ago");
        assertThat(page(as("clerk"), "/levels?asOf=" + inAYear)).contains("(a year ago");
    }

    @Test
    void a_day_is_asked_for_as_its_end_here() {
        Http.Answer asked = as("clerk")
                .get("/levels/PROVINCE?day=2026-01-31")
                .header("Accept", "text/html")
                .send();
        assertThat(asked.status()).isEqualTo(302);
        assertThat(asked.header("Location")).endsWith("/levels/PROVINCE?asOf=2026-01-31T16:59:59.999Z");
        assertThat(as("clerk")
                        .get("/levels?day=" + TODAY)
                        .header("Accept", "text/html")
                        .send()
                        .header("Location"))
                .endsWith("/levels");
        assertThat(page(as("clerk"), "/levels?asOf=2020-01-31T16:59:59.999Z")).contains("31/01/2020 23:59");
    }

    @Test
    void what_cannot_be_understood_is_refused() {
        for (String path : new String[] {
            "/levels/PROVINCE?asOf=yesterday",
            "/levels/PROVINCE?day=31/01/2026",
            "/levels/NOWHERE",
            LISTS + "state=GOOD",
            LISTS + "month=2026-13",
            LISTS + "reached=PROVINCE",
            LISTS + "reached=PROVINCE.LUNCH",
            LISTS + "cursor=x"
        }) {
            assertThat(as("clerk")
                            .get(path)
                            .header("Accept", "text/html")
                            .send()
                            .status())
                    .as(path)
                    .isBetween(400, 404);
        }
    }

    private String numbers(String path) {
        String board = page(as("auditor"), path);
        return board.substring(board.indexOf("id=\"numbers\""), board.indexOf("Made at position"))
                .replaceAll("href=\"[^\"]*\"", "");
    }
}
