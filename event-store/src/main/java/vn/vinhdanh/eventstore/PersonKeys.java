package vn.vinhdanh.eventstore;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Refusal;

/**
 * The keys under which persons' fields are stored: AES-256-GCM, one for each person, kept in {@code events.person_key}
 * wrapped by the key-encryption key. A key is made in the transaction that first needs it. Erasing a person destroys the
 * key and keeps a mark that there was one; whatever is encrypted under it reads as erased from then on.
 *
 * <p>Unwrapped keys stay in memory for at most {@link #LIFE}.
 */
public final class PersonKeys {

    /** How long another node may still read fields of a person who has been erased. */
    public static final Duration LIFE = Duration.ofSeconds(60);

    private static final int CACHED = 20_000;
    private static final int KEY_BYTES = 32;
    private static final int ROTATED_TOGETHER = 1_000;
    private static final String MADE_HERE = PersonKeys.class.getName() + ".made";

    private final JdbcTemplate jdbc;
    private final Aead keyEncryptionKey;
    private final @Nullable Aead otherKeyEncryptionKey;
    private final Map<PersonId, Cached> cache = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PersonId, Cached> eldest) {
            return size() > CACHED;
        }
    };
    private final List<Runnable> onErased = new CopyOnWriteArrayList<>();

    /** @param keyEncryptionKey what wraps the persons' keys */
    public PersonKeys(DataSource dataSource, Aead keyEncryptionKey) {
        this(dataSource, keyEncryptionKey, null);
    }

    /** @param otherKeyEncryptionKey under which keys may still be, or be already, while they are rotated */
    PersonKeys(DataSource dataSource, Aead keyEncryptionKey, @Nullable Aead otherKeyEncryptionKey) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.keyEncryptionKey = keyEncryptionKey;
        this.otherKeyEncryptionKey = otherKeyEncryptionKey;
    }

    private record Cached(@Nullable Aead key, long until) {

        static Cached of(@Nullable Aead key) {
            return new Cached(key, System.nanoTime() + LIFE.toNanos());
        }
    }

    /**
     * Destroys a person's key, in the transaction that is current. Nothing brings it back, and no new one is made. Waits
     * for those who are just writing under it: what they write has a lower position than the receipt.
     *
     * @return false where that person has been erased before
     */
    public boolean erase(PersonId person) {
        int erased = jdbc.update(
                "insert into events.person_key (person, erased_at) values (?, clock_timestamp())"
                        + " on conflict (person) do update set wrapped = null, erased_at = excluded.erased_at"
                        + " where person_key.wrapped is not null",
                person.value());
        // An error message may quote what could not be handled.
        jdbc.update(
                "update events.dead_letter_entry set cause_message = null"
                        + " where cause_message is not null and position(convert_to(?, 'UTF8') in payload) > 0",
                person.value());
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    forget(person);
                }
            });
        } else {
            forget(person);
        }
        return erased > 0;
    }

    /** When somebody was erased for the last time. */
    public Optional<Instant> lastErased() {
        return jdbc
                .queryForList(
                        "select erased_at from events.person_key where erased_at is not null"
                                + " order by erased_at desc limit 1",
                        OffsetDateTime.class)
                .stream()
                .map(OffsetDateTime::toInstant)
                .findFirst();
    }

    /**
     * Makes sure that this is the key-encryption key of this database.
     *
     * @throws IllegalStateException where it does not unwrap what is there
     */
    void verify() {
        jdbc.query("select person, wrapped from events.person_key where wrapped is not null limit 1", row -> {
            unwrap(new PersonId(row.getString(1)), row.getBytes(2));
        });
    }

    /**
     * Wraps every key that is under the other key-encryption key under the present one. It goes on where an earlier
     * attempt stopped: each key is replaced by itself, and only as it was read.
     *
     * @return how many were wrapped anew
     */
    public long rotate() {
        if (otherKeyEncryptionKey == null) {
            return 0;
        }
        long rotated = 0;
        String last = "";
        while (true) {
            List<Wrapped> page = jdbc.query(
                    "select person, wrapped from events.person_key where person > ? and wrapped is not null"
                            + " order by person limit " + ROTATED_TOGETHER,
                    (row, number) -> new Wrapped(new PersonId(row.getString(1)), row.getBytes(2)),
                    last);
            if (page.isEmpty()) {
                return rotated;
            }
            for (Wrapped key : page) {
                if (!isUnderPresent(key)) {
                    rotated += jdbc.update(
                            "update events.person_key set wrapped = ? where person = ? and wrapped = ?",
                            wrap(key.person, unwrap(key.person, key.bytes)),
                            key.person.value(),
                            key.bytes);
                }
            }
            last = page.get(page.size() - 1).person.value();
        }
    }

    private record Wrapped(PersonId person, byte[] bytes) {}

    private boolean isUnderPresent(Wrapped key) {
        try {
            keyEncryptionKey.decrypt(key.bytes, key.person.value().getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Lets others drop what they have decrypted when somebody is erased. */
    void onErased(Runnable listener) {
        onErased.add(listener);
    }

    private void forget(PersonId person) {
        synchronized (cache) {
            cache.remove(person);
        }
        onErased.forEach(Runnable::run);
    }

    /**
     * The key of a person, made where there is none.
     *
     * @throws Refusal for a person who has been erased
     */
    Aead forWriting(PersonId person) {
        Map<PersonId, Aead> made = madeHere();
        Aead mine = made.get(person);
        if (mine != null) {
            return mine;
        }
        Cached cached = cached(person);
        if (cached != null && cached.key != null) {
            if (!isKept(person)) {
                forget(person);
                throw erased();
            }
            made.put(person, cached.key);
            return cached.key;
        }
        byte[] raw = Random.randBytes(KEY_BYTES);
        int inserted = jdbc.update(
                "insert into events.person_key (person, wrapped) values (?, ?) on conflict do nothing",
                person.value(),
                wrap(person, raw));
        if (inserted == 0) { // somebody else made it meanwhile, or before
            Aead theirs = isKept(person) ? keyOf(person) : null;
            if (theirs == null) {
                throw erased();
            }
            made.put(person, theirs);
            return theirs;
        }
        Aead key = aead(raw);
        // Not into the cache before the commit: after a rollback there is no such key.
        made.put(person, key);
        return key;
    }

    /**
     * Whether the key is still there, and stays until the end of this transaction. What this node remembers is not enough:
     * another may have erased the person, and what is written afterwards would be lost without notice.
     */
    private boolean isKept(PersonId person) {
        return !jdbc.queryForList(
                        "select 1 from events.person_key where person = ? and wrapped is not null for share",
                        Integer.class,
                        person.value())
                .isEmpty();
    }

    private @Nullable Aead keyOf(PersonId person) {
        Cached cached = cached(person);
        return cached != null && cached.key != null
                ? cached.key
                : fetch(List.of(person)).get(person);
    }

    private static Refusal erased() {
        return Refusal.state(Defect.of(
                "PERSON_ERASED", "Dữ liệu cá nhân của người này đã được xóa.", "This person's data have been erased."));
    }

    /** The key of a person; null where it has been erased. */
    @Nullable
    Aead forReading(PersonId person) {
        Map<PersonId, Aead> made =
                CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().root().getResource(MADE_HERE) : null;
        if (made != null && made.containsKey(person)) {
            return made.get(person);
        }
        Cached cached = cached(person);
        return cached == null ? fetch(List.of(person)).get(person) : cached.key;
    }

    /** Fetches those keys that are not in memory, and returns them. */
    Map<PersonId, Aead> fetch(Collection<PersonId> persons) {
        List<PersonId> missing = new ArrayList<>();
        for (PersonId person : persons) {
            if (cached(person) == null) {
                missing.add(person);
            }
        }
        Map<PersonId, Aead> found = new HashMap<>();
        if (missing.isEmpty()) {
            return found;
        }
        jdbc.query(
                "select person, wrapped from events.person_key where person = any (?) and wrapped is not null",
                row -> {
                    PersonId person = new PersonId(row.getString(1));
                    found.put(person, aead(unwrap(person, row.getBytes(2))));
                },
                (Object) missing.stream().map(PersonId::value).toArray(String[]::new));
        synchronized (cache) {
            for (PersonId person : missing) {
                cache.put(person, Cached.of(found.get(person)));
            }
        }
        return found;
    }

    private @Nullable Cached cached(PersonId person) {
        synchronized (cache) {
            Cached cached = cache.get(person);
            return cached == null || cached.until - System.nanoTime() < 0 ? null : cached;
        }
    }

    private Map<PersonId, Aead> madeHere() {
        if (!CurrentUnitOfWork.isStarted()) {
            return new HashMap<>();
        }
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        return root.getOrComputeResource(MADE_HERE, key -> {
            Map<PersonId, Aead> made = new HashMap<>();
            root.afterCommit(committed -> {
                synchronized (cache) {
                    made.forEach((person, aead) -> cache.put(person, Cached.of(aead)));
                }
            });
            return made;
        });
    }

    private byte[] wrap(PersonId person, byte[] raw) {
        try {
            return keyEncryptionKey.encrypt(raw, person.value().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of a person cannot be wrapped", e);
        }
    }

    private byte[] unwrap(PersonId person, byte[] wrapped) {
        byte[] owner = person.value().getBytes(StandardCharsets.UTF_8);
        try {
            return keyEncryptionKey.decrypt(wrapped, owner);
        } catch (GeneralSecurityException e) {
            if (otherKeyEncryptionKey != null) {
                try {
                    return otherKeyEncryptionKey.decrypt(wrapped, owner);
                } catch (GeneralSecurityException neither) {
                    e.addSuppressed(neither);
                }
            }
            throw new IllegalStateException(
                    "The key of a person cannot be unwrapped: is this the key-encryption key of this database?", e);
        }
    }

    private static Aead aead(byte[] raw) {
        try {
            return new AesGcmJce(raw);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
