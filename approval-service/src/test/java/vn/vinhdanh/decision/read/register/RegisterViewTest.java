package vn.vinhdanh.decision.read.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.approval.read.Folding;
import vn.vinhdanh.approvalservice.Http;
import vn.vinhdanh.approvalservice.ServiceTest;

class RegisterViewTest extends ServiceTest {

    private static final String MANY_AWARDS = """
            insert into approval.register (award_id, nomination, decision, ref, award, level, body, recipient_kind,
                recipient, recipient_unit, number, date, signer_title, verification_code, regulation, status, search,
                valid_from, valid_to)
            select 'many' || i, 'n' || i, 'd' || i % 100, 'R' || i, 'BKT', 'PROVINCE', 'P.1', 'COLLECTIVE', 'x', 'S.1',
                '1', date '2026-01-01', 'x', 'c' || i, 'vn-2025', 'VALID', 'name' || i || ' of ' || i % 1000, 1,
                9223372036854775807
            from generate_series(1, 20000) i;
            analyze approval.register
            """;

    @Test
    void a_register_is_read_by_its_indexes() {
        assertThat(plan(RegisterRepository.ofLevelSql(false, Paging.first(50), ReadAt.now())))
                .contains("register_level")
                .doesNotContain("Seq Scan");
        assertThat(plan(RegisterRepository.ofLevelSql(true, Paging.first(50), ReadAt.position(7))))
                .contains("register_level")
                .doesNotContain("Seq Scan");
        assertThat(plan(RegisterRepository.searchSql(Paging.first(50)), MANY_AWARDS))
                .contains("register_search")
                .doesNotContain("Seq Scan");
        assertThat(plan(RegisterRepository.verifySql()))
                .contains("register_code")
                .doesNotContain("Seq Scan");
    }

    @Test
    void a_search_takes_no_orders_from_what_is_searched() {
        for (String question : new String[] {"'; drop table approval.register; --", "a & | ! ( :*", "", "<b>"}) {
            anybody()
                    .get("/public/api/awards?q=" + Http.encoded(question))
                    .send()
                    .expect(200);
        }
        anybody().get("/public/api/awards").send().expect(400);
        anybody().get("/public/api/awards?q=" + "x".repeat(201)).send().expect(400);
    }

    @Test
    void vietnamese_is_found_as_it_is_typed_in_a_hurry() {
        assertThat(Folding.words("Trường Mầm non Hoa Hồng, xã Đinh Trang Hòa"))
                .containsExactly("truong", "mam", "non", "hoa", "hong", "xa", "dinh", "trang", "hoa");
    }

    @Test
    void an_unknown_code_verifies_nothing() {
        anybody().get("/verify/BBBB-CCCC-DDDD").send().expect(404);
    }
}
