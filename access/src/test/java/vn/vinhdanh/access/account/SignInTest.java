package vn.vinhdanh.access.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.vinhdanh.access.HttpTest;
import vn.vinhdanh.access.testing.Http;

class SignInTest extends HttpTest {

    @Autowired
    private PasswordEncoder passwords;

    @Test
    void the_first_account_is_an_administrator_with_the_password_of_the_environment() {
        Http.Answer me = Http.basic(port, "admin", "first secret of all")
                .get("/api/probe/me")
                .send();
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().get("administrator").asBoolean()).isTrue();
        assertThat(me.json().get("person").asString())
                .isEqualTo(Accounts.personOf("admin").value());
    }

    @Test
    void whatever_is_not_open_needs_an_account() {
        for (String path : new String[] {"/api/probe/me", "/api/nothing", "/actuator/env", "/anything"}) {
            Http.Answer answer = anonymous().get(path).send();
            assertThat(answer.problem()).isEqualTo("401 NOT_SIGNED_IN");
            assertThat(answer.header("WWW-Authenticate")).contains("Basic realm=\"Vinh Danh\", charset=\"UTF-8\"");
        }
        assertThat(anonymous()
                        .get("/public/api/probe")
                        .send()
                        .json()
                        .get("anonymous")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void a_browser_is_led_to_the_sign_in_page_and_its_scripts_are_not_asked_for_basic() {
        Http.Answer page =
                anonymous().get("/units").header("Accept", "text/html").send();
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.header("Location")).satisfies(to -> assertThat(to).endsWith("/sign-in"));
        Http.Answer script = anonymous()
                .get("/api/probe/me")
                .header("Sec-Fetch-Mode", "cors")
                .send();
        assertThat(script.status()).isEqualTo(401);
        assertThat(script.header("WWW-Authenticate")).contains("Session realm=\"Vinh Danh\"");
    }

    @Test
    void a_wrong_password_an_unknown_name_and_a_disabled_account_get_the_same_answer() {
        String username = account();
        String disabled = account();
        accounts.disable(disabled);
        String wrong =
                Http.basic(port, username, "wrong").get("/api/probe/me").send().text();
        assertThat(Http.basic(port, "nobody", "wrong")
                        .get("/api/probe/me")
                        .send()
                        .text())
                .isEqualTo(wrong);
        assertThat(Http.basic(port, disabled, PASSWORD)
                        .get("/api/probe/me")
                        .send()
                        .text())
                .isEqualTo(wrong);
    }

    @Test
    void impossible_names_and_passwords_are_wrong_and_no_failure_of_ours() {
        String username = account();
        assertThat(Http.basic(port, username, "x".repeat(200))
                        .get("/api/probe/me")
                        .send()
                        .problem())
                .isEqualTo("401 NOT_SIGNED_IN");
        assertThat(Http.basic(port, "a\0b", PASSWORD)
                        .get("/api/probe/me")
                        .send()
                        .problem())
                .isEqualTo("401 NOT_SIGNED_IN");
        assertThat(Http.basic(port, "Đặng Thị Ngọc Thịnh", "mật khẩu")
                        .get("/api/probe/me")
                        .send()
                        .problem())
                .isEqualTo("401 NOT_SIGNED_IN");
        assertThat(anonymous()
                        .get("/api/probe/me")
                        .header("Authorization", "Basic !!!")
                        .send()
                        .problem())
                .isEqualTo("401 NOT_SIGNED_IN");
    }

    @Test
    void names_are_the_same_in_capitals() {
        String username = account();
        assertThat(Http.basic(port, username.toUpperCase(java.util.Locale.ROOT), PASSWORD)
                        .get("/api/probe/me")
                        .send()
                        .json()
                        .get("account")
                        .asString())
                .isEqualTo(username);
    }

    @Test
    void five_wrong_passwords_in_a_row_lock_the_account_also_for_the_right_one() {
        String username = account();
        Http wrong = Http.basic(port, username, "wrong");
        Http right = Http.basic(port, username, PASSWORD);
        for (int i = 0; i < 4; i++) {
            assertThat(wrong.get("/api/probe/me").send().status()).isEqualTo(401);
        }
        assertThat(right.get("/api/probe/me").send().status()).isEqualTo(200);
        for (int i = 0; i < 5; i++) {
            assertThat(wrong.get("/api/probe/me").send().status()).isEqualTo(401);
        }
        assertThat(right.get("/api/probe/me").send().status()).isEqualTo(401);
        assertThat(right.get("/api/probe/me").send().status()).isEqualTo(401);
        assertThat(accounts.find(username).orElseThrow().lockedUntil()).isNotNull();
    }

    @Test
    void a_lock_ends_with_its_time_and_the_count_starts_anew() {
        String username = account();
        Http wrong = Http.basic(port, username, "wrong");
        for (int i = 0; i < 5; i++) {
            wrong.get("/api/probe/me").send();
        }
        jdbc.sql("update access.account set locked_until = now() - interval '1 second' where username = :name")
                .param("name", username)
                .update();
        assertThat(wrong.get("/api/probe/me").send().status()).isEqualTo(401);
        assertThat(accounts.find(username).orElseThrow().lockedUntil()).isNull();
        assertThat(Http.basic(port, username, PASSWORD)
                        .get("/api/probe/me")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void basic_does_not_hash_the_password_again_but_a_changed_password_counts_at_once() {
        String username = account();
        Http before = Http.basic(port, username, PASSWORD);
        assertThat(before.get("/api/probe/me").send().status()).isEqualTo(200);
        assertThat(before.get("/api/probe/me").send().status()).isEqualTo(200);
        accounts.setPassword(username, "another password");
        assertThat(before.get("/api/probe/me").send().status()).isEqualTo(401);
        assertThat(Http.basic(port, username, "another password")
                        .get("/api/probe/me")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void basic_makes_no_session_and_needs_no_token() {
        Http.Answer answer =
                signedIn().post("/api/probe/json").json("{\"number\":1}").send();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void a_browser_that_remembers_basic_and_comes_from_another_site_needs_a_token() {
        Http.Answer answer = signedIn()
                .post("/api/probe/json")
                .header("Sec-Fetch-Site", "cross-site")
                .json("{\"number\":1}")
                .send();
        assertThat(answer.problem()).isEqualTo("403 CSRF_TOKEN");
    }

    @Test
    void a_session_is_signed_in_by_the_form_and_needs_a_token_for_every_write() {
        String username = account();
        Http browser = anonymous();
        Http.Answer signedIn = signIn(browser, username, PASSWORD);
        assertThat(signedIn.status()).isEqualTo(302);
        String cookie = signedIn.header("Set-Cookie");
        assertThat(cookie).startsWith("VINHDANH_SESSION=").contains("HttpOnly").contains("SameSite=Lax");
        assertThat(browser.get("/api/probe/me").send().json().get("account").asString())
                .isEqualTo(username);
        assertThat(browser.post("/api/probe/json").json("{\"number\":1}").send().status())
                .isEqualTo(403);
        assertThat(browser.post("/api/probe/json")
                        .header("X-CSRF-TOKEN", token(browser))
                        .json("{\"number\":1}")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_wrong_password_in_the_form_comes_back_to_the_form() {
        Http.Answer answer = signIn(anonymous(), account(), "wrong");
        assertThat(answer.header("Location")).satisfies(to -> assertThat(to).endsWith("/sign-in?error"));
    }

    @Test
    void signing_in_changes_the_session() {
        Http browser = anonymous();
        String before = browser.get("/public/api/probe/token").send().header("Set-Cookie");
        Http.Answer after = signIn(browser, account(), PASSWORD);
        assertThat(after.header("Set-Cookie").split(";")[0]).isNotEqualTo(before.split(";")[0]);
    }

    @Test
    void whoever_writes_without_signing_in_is_asked_to_sign_in() {
        assertThat(anonymous()
                        .post("/api/probe/json")
                        .json("{\"number\":1}")
                        .send()
                        .status())
                .isEqualTo(401);
    }

    @Test
    void signing_out_ends_the_session() {
        Http browser = anonymous();
        signIn(browser, account(), PASSWORD);
        assertThat(browser.send("POST", "/sign-out")
                        .header("Accept", "text/html")
                        .form("_csrf=" + token(browser))
                        .send()
                        .status())
                .isEqualTo(302);
        assertThat(browser.get("/api/probe/me").send().status()).isEqualTo(401);
    }

    @Test
    void a_changed_password_and_a_disabled_account_end_their_sessions() {
        String changed = account();
        Http first = anonymous();
        signIn(first, changed, PASSWORD);
        accounts.changePassword(changed, PASSWORD, "another password");
        assertThat(first.get("/api/probe/me").send().status()).isEqualTo(401);

        String disabled = account();
        Http second = anonymous();
        signIn(second, disabled, PASSWORD);
        accounts.disable(disabled);
        assertThat(second.get("/api/probe/me").send().status()).isEqualTo(401);
        accounts.enable(disabled);
        assertThat(second.get("/api/probe/me").send().status()).isEqualTo(401);
    }

    @Test
    void a_session_is_kept_in_the_database_without_any_class_of_ours() {
        Http browser = anonymous();
        String username = account();
        signIn(browser, username, PASSWORD);
        assertThat(jdbc.sql("select count(*) from access.spring_session where principal_name = :name")
                        .param("name", username)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select encode(attribute_bytes, 'escape') from access.spring_session_attributes")
                        .query(String.class)
                        .list())
                .noneSatisfy(bytes -> assertThat(bytes).contains("vinhdanh"));
    }

    @Test
    void every_answer_carries_the_headers_that_protect_a_browser() {
        Http.Answer answer = signedIn().get("/api/probe/me").send();
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("X-Frame-Options")).contains("DENY");
        assertThat(answer.header("Referrer-Policy")).contains("same-origin");
        assertThat(answer.header("Content-Security-Policy")).satisfies(policy -> assertThat(policy)
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe"));
        assertThat(anonymous().get("/api/probe/me").send().header("X-Content-Type-Options"))
                .contains("nosniff");
    }

    @Test
    void over_https_the_browser_is_told_to_stay_there_and_the_cookie_never_leaves_it() {
        Http.Answer answer = anonymous()
                .get("/public/api/probe/token")
                .header("X-Forwarded-Proto", "https")
                .send();
        assertThat(answer.header("Strict-Transport-Security"))
                .satisfies(policy -> assertThat(policy).startsWith("max-age=31536000"));
        assertThat(answer.header("Set-Cookie"))
                .satisfies(cookie -> assertThat(cookie).contains("Secure"));
    }

    @Test
    void passwords_are_kept_as_bcrypt() {
        String username = account();
        String hash = jdbc.sql("select password_hash from access.account where username = :name")
                .param("name", username)
                .query(String.class)
                .single();
        assertThat(hash).startsWith("{bcrypt}$2");
        assertThat(passwords.matches(PASSWORD, hash)).isTrue();
    }

    @Test
    void a_parameter_with_a_null_character_is_refused() {
        assertThat(signedIn().get("/api/probe/list?limit=1%00").send().status()).isEqualTo(400);
    }

    private Http.Answer signIn(Http browser, String username, String password) {
        return browser.send("POST", "/sign-in")
                .form("username=" + username + "&password=" + password.replace(' ', '+') + "&_csrf=" + token(browser))
                .send();
    }

    /** As a page would carry it. */
    private static String token(Http browser) {
        String text = browser.get("/public/api/probe/token").send().text();
        Matcher token = Pattern.compile("[\\w-]{20,}").matcher(text);
        assertThat(token.find()).isTrue();
        return token.group();
    }
}
