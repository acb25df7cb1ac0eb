package vn.vinhdanh.access.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.Refusal;

/**
 * Local accounts. Each names a person, whose offices say what may be done; accounts themselves grant nothing. Every
 * change joins the transaction it is called in. The log names accounts, never passwords.
 */
public final class Accounts {

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}");
    private static final int MAX_DISPLAY_NAME = 200;

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final int maxFailures;
    private final Duration lockFor;

    /** The last demonstration password and its hash: a demonstration gives all its accounts the same one. */
    private volatile @Nullable Hashed demoHash;

    private record Hashed(String password, String hash) {}

    Accounts(JdbcClient jdbc, PasswordEncoder passwords, Clock clock, int maxFailures, Duration lockFor) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.clock = clock;
        this.maxFailures = maxFailures;
        this.lockFor = lockFor;
    }

    /**
     * Makes an account, or finds the one of that name as it is.
     *
     * @throws Refusal MALFORMED for an impossible name or password; STATE where the name is another person's, or has ended
     */
    public Account create(NewAccount account) {
        String username = folded(account.username());
        check(account, username);
        PersonId person = account.person() == null ? personOf(username) : account.person();
        Optional<AccountRow> existing = row(username);
        if (existing.isEmpty() && insert(username, account, person, false)) {
            LOG.info("Account {} made", username);
        }
        AccountRow row = existing.or(() -> row(username)).orElseThrow();
        if (account.person() != null && !row.person().equals(account.person())) {
            throw Refusal.state(Defect.of(
                            "USERNAME_TAKEN",
                            "Tên đăng nhập %s đã thuộc về người khác.".formatted(username),
                            "The user name %s is another person's.".formatted(username))
                    .at("/username"));
        }
        if (row.disabled()) {
            throw Refusal.state(Defect.of(
                            "ACCOUNT_ENDED",
                            "Tài khoản %s đã kết thúc.".formatted(username),
                            "The account %s has ended.".formatted(username))
                    .at("/username"));
        }
        return row.account();
    }

    /** The person that an account names when nobody in particular was given. */
    public static PersonId personOf(String username) {
        return new PersonId(Id.derived("person", folded(username)));
    }

    public Optional<Account> find(String username) {
        return row(folded(username)).map(AccountRow::account);
    }

    public List<Account> of(PersonId person) {
        return jdbc.sql("select * from access.account where person = :person order by username")
                .param("person", person.value())
                .query((row, number) -> read(row).account())
                .list();
    }

    /** What the accounts of many persons are called, in one query; who has none is missing. */
    public Map<String, String> namesOf(Collection<String> persons) {
        Map<String, String> names = new HashMap<>();
        if (!persons.isEmpty()) {
            jdbc.sql("select distinct on (person) person, display_name from access.account"
                            + " where person in (:persons) order by person, username")
                    .param("persons", Set.copyOf(persons))
                    .query(row -> {
                        names.put(row.getString("person"), row.getString("display_name"));
                    });
        }
        return names;
    }

    /** Accounts in the order of their names, after one of them. */
    public List<Account> list(@Nullable String after, int limit) {
        return jdbc.sql("select * from access.account where username > :after order by username limit :limit")
                .param("after", after == null ? "" : after)
                .param("limit", limit)
                .query((row, number) -> read(row).account())
                .list();
    }

    /**
     * Changes one's own password. Sessions and remembered passwords of before count no longer.
     *
     * @throws Refusal RULE where the present password is wrong; MALFORMED where the new one is too weak
     */
    public void changePassword(String username, String present, String next) {
        AccountRow row = required(username);
        if (!passwords.matches(present, row.passwordHash())) {
            failed(row.username());
            throw Refusal.rule(
                    Defect.of("WRONG_PASSWORD", "Mật khẩu hiện tại không đúng.", "The present password is wrong.")
                            .at("/present"));
        }
        setPassword(username, next);
    }

    /** Sets a password without knowing the present one: for administrators. */
    public void setPassword(String username, String next) {
        AccountRow row = required(username);
        PasswordPolicy.defect(row.username(), next, false).ifPresent(defect -> {
            throw Refusal.malformed(defect);
        });
        jdbc.sql("update access.account set password_hash = :hash, demo = false, failed_attempts = 0,"
                        + " locked_until = null, credentials_version = credentials_version + 1"
                        + " where username = :username")
                .param("hash", encode(next))
                .param("username", row.username())
                .update();
        LOG.info("Password of account {} changed", row.username());
    }

    /** Lets nobody in under that name any more, and ends its sessions. */
    public void disable(String username) {
        setDisabled(username, true);
    }

    public void enable(String username) {
        setDisabled(username, false);
    }

    /** Takes the name of a person from their accounts, which have ended, and ends what sessions are left. */
    public void erase(PersonId person) {
        jdbc.sql("delete from access.spring_session where principal_name in"
                        + " (select username from access.account where person = :person)")
                .param("person", person.value())
                .update();
        jdbc.sql("update access.account set display_name = :erased where person = :person")
                .param("erased", Protected.ERASED)
                .param("person", person.value())
                .update();
    }

    Optional<AccountRow> row(String username) {
        return jdbc.sql("select * from access.account where username = :username")
                .param("username", username)
                .query((row, number) -> read(row))
                .optional();
    }

    /** Makes the first account on an empty table, once, whichever instance comes first. */
    boolean createFirst(NewAccount account) {
        String username = folded(account.username());
        check(account, username);
        return insert(username, account, personOf(username), true);
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select from access.account)")
                .query(Boolean.class)
                .single();
    }

    void failed(String username) {
        Instant now = clock.instant();
        jdbc.sql("update access.account a set failed_attempts = n.attempts,"
                        + " locked_until = case when n.attempts >= :max then cast(:until as timestamptz) end"
                        + " from (select username, case when locked_until <= :now then 1 else failed_attempts + 1 end"
                        + " as attempts from access.account where username = :username for update) n"
                        + " where a.username = n.username")
                .param("max", maxFailures)
                .param("until", Timestamp.from(now.plus(lockFor)))
                .param("now", Timestamp.from(now))
                .param("username", username)
                .update();
        LOG.info("Wrong password for account {}", username);
    }

    void succeeded(AccountRow row) {
        if (row.failedAttempts() > 0) {
            jdbc.sql("update access.account set failed_attempts = 0, locked_until = null where username = :username")
                    .param("username", row.username())
                    .update();
        }
    }

    boolean isLocked(AccountRow row) {
        Instant until = row.lockedUntil();
        return until != null && clock.instant().isBefore(until);
    }

    static String folded(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }

    private void setDisabled(String username, boolean disabled) {
        AccountRow row = required(username);
        if (row.disabled() != disabled) {
            jdbc.sql("update access.account set disabled = :disabled, credentials_version = credentials_version + 1"
                            + " where username = :username")
                    .param("disabled", disabled)
                    .param("username", row.username())
                    .update();
            LOG.info("Account {} {}", row.username(), disabled ? "disabled" : "enabled");
        }
    }

    private AccountRow required(String username) {
        return row(folded(username))
                .orElseThrow(() -> Refusal.notFound("Không có tài khoản này.", "There is no such account."));
    }

    private static void check(NewAccount account, String username) {
        List<Defect> defects = new ArrayList<>();
        if (!USERNAME.matcher(username).matches()) {
            defects.add(Defect.of(
                            "BAD_USERNAME",
                            "Tên đăng nhập gồm 1 đến 64 chữ, số, dấu chấm, gạch nối hoặc gạch dưới.",
                            "A user name has 1 to 64 letters, digits, dots, hyphens or underscores.")
                    .at("/username"));
        }
        if (account.displayName().isBlank() || account.displayName().length() > MAX_DISPLAY_NAME) {
            defects.add(Defect.of(
                            "BAD_DISPLAY_NAME",
                            "Tên hiển thị có từ 1 đến %d ký tự.".formatted(MAX_DISPLAY_NAME),
                            "A display name has 1 to %d characters.".formatted(MAX_DISPLAY_NAME))
                    .at("/displayName"));
        }
        PasswordPolicy.defect(username, account.password(), account.demo()).ifPresent(defects::add);
        if (!defects.isEmpty()) {
            throw new Refusal(Refusal.Kind.MALFORMED, defects);
        }
    }

    private boolean insert(String username, NewAccount account, PersonId person, boolean first) {
        return jdbc.sql("insert into access.account"
                                + " (username, password_hash, person, display_name, locale, administrator, demo)"
                                + " select :username, :hash, :person, :name, :locale, :first, :demo"
                                + (first ? " where not exists (select from access.account)" : "")
                                + " on conflict (username) do nothing")
                        .param("username", username)
                        .param("hash", hash(account))
                        .param("person", person.value())
                        .param("name", account.displayName().strip())
                        .param("locale", account.locale().getLanguage())
                        .param("first", first)
                        .param("demo", account.demo())
                        .update()
                == 1;
    }

    private String hash(NewAccount account) {
        if (!account.demo()) {
            return encode(account.password());
        }
        Hashed last = demoHash;
        if (last == null || !last.password().equals(account.password())) {
            last = new Hashed(account.password(), encode(account.password()));
            demoHash = last;
        }
        return last.hash();
    }

    private String encode(String password) {
        String hash = passwords.encode(password);
        if (hash == null) {
            throw new IllegalStateException("No hash for a password");
        }
        return hash;
    }

    private static AccountRow read(ResultSet row) throws SQLException {
        Timestamp lockedUntil = row.getTimestamp("locked_until");
        return new AccountRow(
                row.getString("username"),
                row.getString("password_hash"),
                new PersonId(row.getString("person")),
                row.getString("display_name"),
                Locale.forLanguageTag(row.getString("locale")),
                row.getBoolean("administrator"),
                row.getBoolean("demo"),
                row.getBoolean("disabled"),
                row.getInt("credentials_version"),
                row.getInt("failed_attempts"),
                lockedUntil == null ? null : lockedUntil.toInstant());
    }
}
