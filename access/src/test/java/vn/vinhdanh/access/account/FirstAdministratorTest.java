package vn.vinhdanh.access.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.vinhdanh.eventstore.testing.TestDatabase;

@ExtendWith(OutputCaptureExtension.class)
class FirstAdministratorTest {

    private final PasswordEncoder passwords = new BCryptPasswordEncoder(4);
    private final Accounts accounts = accounts();

    @Test
    void without_a_given_password_a_random_one_is_shown_once(CapturedOutput output) {
        new FirstAdministrator(accounts, null, false).afterPropertiesSet();
        Matcher shown = Pattern.compile("Account admin, password (\\w{20}) ").matcher(output);
        assertThat(shown.find()).isTrue();
        AccountRow admin = accounts.row("admin").orElseThrow();
        assertThat(passwords.matches(shown.group(1), admin.passwordHash())).isTrue();
        assertThat(admin.administrator()).isTrue();

        new FirstAdministrator(accounts, null, false).afterPropertiesSet();
        assertThat(shown.find()).isFalse();
        assertThat(accounts.row("admin")).contains(admin);
    }

    @Test
    void a_given_password_is_taken_and_not_shown(CapturedOutput output) {
        new FirstAdministrator(accounts, "nobody guesses this", false).afterPropertiesSet();
        assertThat(output.toString()).doesNotContain("nobody guesses this").doesNotContain("shown once");
        assertThat(passwords.matches(
                        "nobody guesses this",
                        accounts.row("admin").orElseThrow().passwordHash()))
                .isTrue();
    }

    @Test
    void a_weak_given_password_stops_the_start_with_its_reason() {
        assertThatThrownBy(() -> new FirstAdministrator(accounts, "demo", false).afterPropertiesSet())
                .hasMessage("VINHDANH_ADMIN_PASSWORD cannot be used: A password has at least 8 characters.");
        assertThat(accounts.isEmpty()).isTrue();
        new FirstAdministrator(accounts, "demo", true).afterPropertiesSet();
        assertThat(accounts.row("admin")).isPresent();
    }

    @Test
    void nobody_is_made_administrator_where_there_is_any_account() {
        accounts.create(new NewAccount("anna", "Anna", null, "correct horse", Locale.ENGLISH, false));
        new FirstAdministrator(accounts, "nobody guesses this", false).afterPropertiesSet();
        assertThat(accounts.row("admin")).isEmpty();
        assertThat(accounts.row("anna").orElseThrow().administrator()).isFalse();
    }

    private Accounts accounts() {
        DataSource dataSource = TestDatabase.fresh().dataSource();
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("access")
                .defaultSchema("access")
                .locations("classpath:db/migration/access")
                .load()
                .migrate();
        return new Accounts(JdbcClient.create(dataSource), passwords, Clock.systemUTC(), 5, Duration.ofMinutes(15));
    }
}
