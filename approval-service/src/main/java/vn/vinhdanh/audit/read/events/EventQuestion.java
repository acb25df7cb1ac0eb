package vn.vinhdanh.audit.read.events;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.approval.read.Folding;
import vn.vinhdanh.approval.read.ViewJson;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;

/**
 * Which events are looked for: those to which everything applies that is said.
 *
 * @param nomination whose case it is about
 * @param person whom it is about
 * @param actor who acted, or for whom
 * @param account who was signed in
 * @param article of law, as it is cited
 * @param q words of what is written in it
 * @param from the first business date
 * @param until the last one
 */
record EventQuestion(
        @Nullable String type,
        @Nullable NominationId nomination,
        @Nullable UnitId unit,
        @Nullable PersonId person,
        @Nullable PersonId actor,
        @Nullable String account,
        @Nullable String article,
        @Nullable String q,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    /** Conditions on {@code approval.event e}. */
    String where(Map<String, Object> parameters) {
        StringBuilder where = new StringBuilder();
        List<String> about = new ArrayList<>();
        add(about, "type", type);
        add(about, "case", nomination == null ? null : nomination.value());
        add(about, "unit", unit == null ? null : unit.value());
        add(about, "person", person == null ? null : person.value());
        add(about, "actor", actor == null ? null : actor.value());
        add(about, "account", account);
        add(about, "article", Folding.searched(said(article)));
        if (!about.isEmpty()) {
            where.append(" and e.about @> cast(:about as jsonb)");
            parameters.put("about", ViewJson.write(about));
        }
        // Whole words, not beginnings: of those the database knows how rare they are, and takes the right index.
        String words = Folding.searched(said(q));
        if (!words.isEmpty()) {
            where.append(" and to_tsvector('simple', e.search) @@ plainto_tsquery('simple', :words)");
            parameters.put("words", words);
        }
        if (from != null) {
            where.append(" and e.held_on >= :from");
            parameters.put("from", from);
        }
        if (until != null) {
            where.append(" and e.held_on <= :until");
            parameters.put("until", until);
        }
        return where.toString();
    }

    private static void add(List<String> about, String what, @Nullable String value) {
        if (!said(value).isEmpty()) {
            about.add(what + ":" + said(value));
        }
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
