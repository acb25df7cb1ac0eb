package vn.vinhdanh.access.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import vn.vinhdanh.access.HttpTest;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Refusal;

class AccountsTest extends HttpTest {

    @Test
    void an_account_made_twice_is_one_account_with_its_first_password() {
        String name = name();
        Account first = accounts.create(account(name, null, "first password", false));
        Account second = accounts.create(account(name, null, "second password", false));
        assertThat(second).isEqualTo(first);
        assertThat(first.person()).isEqualTo(Accounts.personOf(name));
        accounts.changePassword(name, "first password", "third password");
    }

    @Test
    void an_account_of_another_person_is_refused() {
        String name = name();
        PersonId person = new PersonId("p-" + name);
        accounts.create(account(name, person, "first password", false));
        assertThat(accounts.create(account(name, person, "first password", false))
                        .person())
                .isEqualTo(person);
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> accounts.create(account(name, new PersonId("other"), "first password", false)));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.STATE);
        assertThat(refusal.defects().get(0).code()).isEqualTo("USERNAME_TAKEN");
        assertThat(accounts.of(person)).extracting(Account::username).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource({
        "seven77, PASSWORD_TOO_SHORT",
        "'', PASSWORD_LENGTH",
        "1234567890, PASSWORD_TOO_EASY",
        "MatKhau123, PASSWORD_TOO_EASY",
        "ababababab, PASSWORD_TOO_EASY",
    })
    void a_weak_password_is_refused(String password, String code) {
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> accounts.create(account(name(), null, password, false)));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.MALFORMED);
        assertThat(refusal.defects().get(0).code()).isEqualTo(code);
    }

    @Test
    void a_password_that_holds_the_name_or_is_longer_than_bcrypt_reads_is_refused() {
        String name = name();
        assertThat(catchThrowableOfType(
                                Refusal.class, () -> accounts.create(account(name, null, "x" + name + "x", false)))
                        .defects()
                        .get(0)
                        .code())
                .isEqualTo("PASSWORD_TOO_EASY");
        String long72 = "ab3" + "x".repeat(69);
        accounts.create(account(name, null, long72, false));
        assertThat(catchThrowableOfType(
                                Refusal.class, () -> accounts.create(account(name(), null, long72 + "y", false)))
                        .defects()
                        .get(0)
                        .code())
                .isEqualTo("PASSWORD_LENGTH");
    }

    @Test
    void only_a_demonstration_account_may_have_a_short_password() {
        Account demo = accounts.create(account(name(), null, "demo", true));
        assertThat(demo.demo()).isTrue();
        assertThat(catchThrowableOfType(Refusal.class, () -> accounts.changePassword(demo.username(), "demo", "demo"))
                        .defects()
                        .get(0)
                        .code())
                .isEqualTo("PASSWORD_TOO_SHORT");
    }

    @ParameterizedTest
    @CsvSource({"'a b', BAD_USERNAME", "'', BAD_USERNAME", "'<b>', BAD_USERNAME", "'a:b', BAD_USERNAME"})
    void an_impossible_name_is_refused(String name, String code) {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> accounts.create(account(name, null, "first password", false)));
        assertThat(refusal.defects().get(0).code()).isEqualTo(code);
    }

    @Test
    void changing_ones_password_needs_the_present_one() {
        String name = account();
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> accounts.changePassword(name, "wrong", "another password"));
        assertThat(refusal.defects().get(0).code()).isEqualTo("WRONG_PASSWORD");
    }

    @Test
    void accounts_are_listed_by_name_piece_by_piece() {
        String name = name();
        List.of("c", "a", "b").forEach(letter -> accounts.create(account(name + letter, null, PASSWORD, false)));
        assertThat(accounts.list(name, 2)).extracting(Account::username).containsExactly(name + "a", name + "b");
        assertThat(accounts.list(name + "b", 1)).extracting(Account::username).containsExactly(name + "c");
    }

    @Test
    void neither_the_log_nor_any_text_of_an_account_holds_a_password() {
        Logger logger = (Logger) LoggerFactory.getLogger(Accounts.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Level level = logger.getLevel();
        logger.setLevel(Level.ALL);
        logger.addAppender(log);
        String name = name();
        NewAccount account = account(name, null, "tell nobody 99", false);
        accounts.create(account);
        accounts.setPassword(name, "tell nobody 98");
        accounts.failed(name);
        logger.detachAppender(log);
        logger.setLevel(level);
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "Account " + name + " made",
                        "Password of account " + name + " changed",
                        "Wrong password for account " + name);
        assertThat(account.toString()).doesNotContain("tell nobody");
        assertThat(accounts.row(name).orElseThrow().toString()).doesNotContain("bcrypt");
    }

    private static NewAccount account(String name, PersonId person, String password, boolean demo) {
        return new NewAccount(name, "Người thử", person, password, Locale.ENGLISH, demo);
    }

    private static String name() {
        return "t" + UUID.randomUUID().toString().replace("-", "");
    }
}
