package vn.vinhdanh.nomination.write.propose;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.people.TypedText;

/**
 * What somebody has typed and not saved yet. It is nobody's record: it stands outside the log, for its account alone, and
 * goes once the form is saved.
 */
@Component
class Autosaves implements TypedText {

    /** The place of a nomination that does not exist yet. */
    static final String NEW = "new";

    /** Whoever has not come back by then has written it anew. */
    private static final Duration KEPT = Duration.ofDays(90);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final JdbcClient jdbc;
    private final Clock clock;

    Autosaves(JdbcClient jdbc, ObjectProvider<Clock> clock) {
        this.jdbc = jdbc;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /** @param version of the nomination that it was typed over; null for a new one */
    record Saved(TypedProposal typed, Instant at, @Nullable Long version) {}

    void keep(String account, String place, TypedProposal typed, @Nullable Long version) {
        jdbc.sql("delete from nomination.autosave where account = :account and saved_at < :since")
                .param("account", account)
                .param("since", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
        jdbc.sql("insert into nomination.autosave (account, place, typed, version, saved_at)"
                        + " values (:account, :place, cast(:typed as jsonb), :version, :at)"
                        + " on conflict (account, place) do update set typed = excluded.typed,"
                        + " version = excluded.version, saved_at = excluded.saved_at")
                .param("account", account)
                .param("place", place)
                .param("typed", MAPPER.writeValueAsString(typed))
                .param("version", version)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    Optional<Saved> find(String account, String place) {
        return jdbc.sql("select typed, version, saved_at from nomination.autosave"
                        + " where account = :account and place = :place")
                .param("account", account)
                .param("place", place)
                .query((row, number) -> {
                    try {
                        return Optional.of(new Saved(
                                MAPPER.readValue(row.getString("typed"), TypedProposal.class),
                                row.getTimestamp("saved_at").toInstant(),
                                row.getObject("version", Long.class)));
                    } catch (JacksonException e) {
                        // Typed into a form of an earlier release that no longer has these fields.
                        return Optional.<Saved>empty();
                    }
                })
                .optional()
                .flatMap(saved -> saved);
    }

    void forget(String account, String place) {
        jdbc.sql("delete from nomination.autosave where account = :account and place = :place")
                .param("account", account)
                .param("place", place)
                .update();
    }

    @Override
    public int forget(Collection<String> accounts, PersonId person, Collection<String> names) {
        List<String> parts = new ArrayList<>(names);
        parts.add(person.value());
        return jdbc.sql(
                        "delete from nomination.autosave where account = any (:accounts)"
                                + " or exists (select from unnest(:parts) part where position(lower(part) in lower(typed::text)) > 0)")
                .param("accounts", accounts.toArray(String[]::new))
                .param("parts", parts.toArray(String[]::new))
                .update();
    }
}
