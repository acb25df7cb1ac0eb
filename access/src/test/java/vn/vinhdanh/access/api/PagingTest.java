package vn.vinhdanh.access.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.access.HttpTest;
import vn.vinhdanh.access.testing.Http;

class PagingTest extends HttpTest {

    @Test
    void a_list_is_read_to_its_end_by_its_cursors() {
        Http http = signedIn();
        List<Integer> read = new ArrayList<>();
        String cursor = "";
        int pieces = 0;
        do {
            JsonNode page = http.get("/api/probe/list?size=450&limit=200&cursor=" + cursor)
                    .send()
                    .json();
            page.get("items").forEach(item -> read.add(item.asInt()));
            cursor = page.get("nextCursor").isNull()
                    ? null
                    : page.get("nextCursor").asString();
            assertThat(page.has("total")).isFalse();
            pieces++;
        } while (cursor != null);
        assertThat(pieces).isEqualTo(3);
        assertThat(read).hasSize(450).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_list_that_just_fills_the_piece_has_no_next_one() {
        JsonNode page = signedIn().get("/api/probe/list?size=50").send().json();
        assertThat(page.get("items")).hasSize(50);
        assertThat(page.get("nextCursor").isNull()).isTrue();
    }

    @Test
    void the_total_is_told_when_it_is_asked_for() {
        assertThat(signedIn()
                        .get("/api/probe/list?size=450&count=true")
                        .send()
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(450);
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        Http http = signedIn();
        String cursor = http.get("/api/probe/list?size=450")
                .send()
                .json()
                .get("nextCursor")
                .asString();
        assertThat(http.get("/api/probe/list?size=450&limit=7&cursor=" + cursor)
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(http.get("/api/probe/list?size=451&cursor=" + cursor).send().problem())
                .isEqualTo("400 BAD_CURSOR ?cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%3D%3D", "AAAA", "AAAAAAAAAAAAAAAA", "___________________________"})
    void a_cursor_that_nobody_gave_is_refused(String cursor) {
        assertThat(signedIn().get("/api/probe/list?cursor=" + cursor).send().problem())
                .isEqualTo("400 BAD_CURSOR ?cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "limit=-1", "count=maybe"})
    void a_limit_outside_1_to_200_is_refused(String parameter) {
        assertThat(signedIn().get("/api/probe/list?" + parameter).send().status())
                .isEqualTo(400);
    }
}
