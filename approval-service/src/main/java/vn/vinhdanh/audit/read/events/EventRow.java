package vn.vinhdanh.audit.read.events;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.eventstore.view.Json;

/**
 * What one event is about. Nothing in it is a person's secret.
 *
 * @param type the event's name, such as {@code StepStarted}
 * @param context whose event it is: approval, decision, nomination, organisation, people
 * @param nomination the one nomination that it concerns; null where it concerns none or several
 * @param account who was signed in
 * @param unit the first unit that it names
 * @param heldOn the business date
 * @param about everything by which it is found, such as {@code ["unit:D.DILINH", "actor:…"]}
 * @param search its words, without diacritics
 */
record EventRow(
        long position,
        String type,
        String context,
        String aggregate,
        @Nullable String nomination,
        @Nullable String account,
        @Nullable String actor,
        @Nullable String unit,
        LocalDate heldOn,
        Instant recordedAt,
        @Json String about,
        String search) {}
