package vn.vinhdanh.audit.read.events;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.approval.read.Folding;
import vn.vinhdanh.approval.read.ViewJson;
import vn.vinhdanh.audit.Mentions;
import vn.vinhdanh.audit.read.timeline.BusinessDay;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.EventFamilies;
import vn.vinhdanh.eventstore.view.Fold;
import vn.vinhdanh.eventstore.view.Table;
import vn.vinhdanh.eventstore.view.View;

/** Where in the log something is found: one row for each event, which never changes. */
@Component
public class EventsView extends View {

    public static final String NAME = "approval.events";

    private static final int LONGEST_KEPT = 200;
    private static final int MOST_KEPT = 4_000;

    private final Map<String, String> folded = new ConcurrentHashMap<>();
    private final Table<EventRow> events =
            table("event", EventRow.class, "position").writtenOnce();

    public EventsView() {
        super(NAME);
        EventFamilies.ALL.forEach(family -> on(family, this::recorded));
    }

    private void recorded(Object event, Fold fold) {
        Mentions mentions = Mentions.of(event);
        String type = event.getClass().getSimpleName();
        String packageName = event.getClass().getPackageName();
        Map<String, Object> metadata = fold.metadata();
        Actor by = mentions.by();
        LocalDate recordedOn = LocalDate.ofInstant(fold.recordedAt(), ApiWrite.ZONE);
        fold.put(
                events,
                new EventRow(
                        fold.position(),
                        type,
                        packageName.substring(packageName.lastIndexOf('.') + 1),
                        fold.aggregateId(),
                        mentions.nominations().size() == 1
                                ? mentions.nominations().iterator().next().value()
                                : null,
                        text(metadata.get("account")),
                        by == null ? null : by.person().value(),
                        mentions.units().isEmpty()
                                ? null
                                : mentions.units().iterator().next().value(),
                        Objects.requireNonNullElse(BusinessDay.of(event), recordedOn),
                        fold.recordedAt(),
                        ViewJson.write(about(type, mentions, metadata)),
                        mentions.texts().stream()
                                .map(this::searched)
                                .filter(words -> !words.isEmpty())
                                .collect(Collectors.joining(" "))));
    }

    private List<String> about(String type, Mentions mentions, Map<String, Object> metadata) {
        List<String> about = new ArrayList<>();
        about.add("type:" + type);
        Object account = metadata.get("account");
        if (account != null) {
            about.add("account:" + account);
        }
        Actor by = mentions.by();
        if (by != null) {
            about.add("actor:" + by.person().value());
            if (by.onBehalfOf() != null) {
                about.add("actor:" + by.onBehalfOf().value());
            }
        }
        mentions.nominations().forEach(one -> about.add("case:" + one.value()));
        mentions.units().forEach(one -> about.add("unit:" + one.value()));
        mentions.persons().forEach(one -> about.add("person:" + one.value()));
        mentions.articles().forEach(one -> about.add("article:" + searched(one)));
        return about;
    }

    /** Most of what events say has been said before: sources, titles, the steps of a route. */
    private String searched(String text) {
        if (text.length() > LONGEST_KEPT) {
            return Folding.searched(text);
        }
        if (folded.size() >= MOST_KEPT) {
            folded.clear();
        }
        return folded.computeIfAbsent(text, Folding::searched);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
