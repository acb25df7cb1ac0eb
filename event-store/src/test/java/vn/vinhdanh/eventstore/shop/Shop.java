package vn.vinhdanh.eventstore.shop;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.eventstore.view.Fold;
import vn.vinhdanh.eventstore.view.Json;
import vn.vinhdanh.eventstore.view.Table;
import vn.vinhdanh.eventstore.view.View;

/** A small domain for the tests of this module: tallies that are marked and closed. */
public final class Shop {

    private Shop() {}

    public sealed interface TallyEvent permits TallyOpened, TallyMarked, TallyClosed, TallyReported {
        String id();
    }

    @Revision("1")
    public record TallyOpened(
            String id,
            Protected<String> name,
            AwardLevel level,
            @Nullable LocalDate on) implements TallyEvent {}

    @Revision("1")
    public record TallyMarked(
            String id, long amount, @Nullable List<Protected<String>> witnesses) implements TallyEvent {}

    @Revision("1")
    public record TallyClosed(String id) implements TallyEvent {}

    @Revision("1")
    public record TallyReported(String id) implements TallyEvent {}

    public record OpenTally(@TargetAggregateIdentifier String id, Protected<String> name, AwardLevel level) {}

    public record MarkTally(@TargetAggregateIdentifier String id, long amount, List<Protected<String>> witnesses) {}

    public record CloseTally(@TargetAggregateIdentifier String id) {}

    public record ReportTally(@TargetAggregateIdentifier String id) {}

    @Aggregate(cache = "aggregateCache")
    public static class Tally {

        @AggregateIdentifier
        private String id;

        private long total;
        private boolean closed;
        private boolean reported;

        protected Tally() {}

        @CommandHandler
        @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
        public void open(OpenTally command) {
            if (id == null) {
                AggregateLifecycle.apply(
                        new TallyOpened(command.id, command.name, command.level, LocalDate.of(2022, 5, 20)));
            }
        }

        @CommandHandler
        public long mark(MarkTally command) {
            if (closed) {
                throw Refusal.state(Defect.of("CLOSED", "Đã đóng", "Closed"));
            }
            for (long i = 0; i < command.amount; i++) {
                AggregateLifecycle.apply(new TallyMarked(command.id, 1, command.witnesses));
            }
            return total;
        }

        @CommandHandler
        public void close(CloseTally command) {
            if (!closed) {
                AggregateLifecycle.apply(new TallyClosed(command.id));
            }
        }

        @CommandHandler
        public void report(ReportTally command) {
            if (!reported) {
                AggregateLifecycle.apply(new TallyReported(command.id));
            }
        }

        @EventSourcingHandler
        void on(TallyOpened event) {
            id = event.id;
        }

        @EventSourcingHandler
        void on(TallyMarked event) {
            total += event.amount;
        }

        @EventSourcingHandler
        void on(TallyClosed event) {
            closed = true;
        }

        @EventSourcingHandler
        void on(TallyReported event) {
            reported = true;
        }
    }

    public record TallyRow(
            String id,
            String name,
            AwardLevel level,
            long total,
            @Nullable LocalDate markedOn,
            @Json @Nullable String note,
            @Nullable Instant lastMarked,
            boolean closed) {

        TallyRow marked(long amount, String note, Instant at) {
            return new TallyRow(id, name, level, total + amount, markedOn, note, at, closed);
        }

        TallyRow ended() {
            return new TallyRow(id, name, level, total, markedOn, note, lastMarked, true);
        }
    }

    public record TallyCountRow(AwardLevel level, boolean closed, long tallies, long marks) {}

    public static class TallyView extends View {

        private final Table<TallyRow> tallies = table("tally", TallyRow.class, "id");
        private final Table<TallyCountRow> counts = table("tally_count", TallyCountRow.class, "level", "closed");

        public TallyView() {
            super("shop.tallies");
            on(TallyOpened.class, (event, fold) -> {
                if (event.id().equals("tally:unreadable")) {
                    throw new IllegalArgumentException("this one cannot be shown");
                }
                fold.put(
                        tallies,
                        new TallyRow(
                                event.id(),
                                event.name().orElse("(erased)"),
                                event.level(),
                                0,
                                event.on(),
                                null,
                                null,
                                false));
            });
            on(
                    TallyMarked.class,
                    (event, fold) -> fold.change(
                            tallies,
                            event.id(),
                            row -> row.marked(
                                    event.amount(),
                                    "{\"sequence\": " + fold.sequence() + ", \"by\":\"mark\"}",
                                    fold.recordedAt())));
            on(TallyClosed.class, (event, fold) -> fold.change(tallies, event.id(), TallyRow::ended));
            tallies.onChange((before, after, fold) -> {
                if (before != null) {
                    count(fold, before, -1);
                }
                if (after != null) {
                    count(fold, after, 1);
                }
            });
        }

        private void count(Fold fold, TallyRow row, int sign) {
            fold.changeOrCreate(
                    counts,
                    List.of(row.level(), row.closed()),
                    () -> new TallyCountRow(row.level(), row.closed(), 0, 0),
                    count -> new TallyCountRow(
                            count.level(), count.closed(), count.tallies() + sign, count.marks() + sign * row.total()));
        }
    }

    public record BoardRow(AwardLevel level, String id, long total) {}

    /** One instance for each level. */
    public static class BoardView extends View {

        public BoardView(AwardLevel level) {
            super("shop.board." + level);
            Table<BoardRow> board = table("board", BoardRow.class, "level", "id");
            on(TallyOpened.class, (event, fold) -> {
                if (event.level() == level) {
                    fold.put(board, new BoardRow(level, event.id(), 0));
                }
            });
            on(
                    TallyMarked.class,
                    (event, fold) -> fold.change(
                            board,
                            List.of(level, event.id()),
                            row -> new BoardRow(level, row.id(), row.total() + event.amount())));
            on(TallyClosed.class, (event, fold) -> fold.remove(board, List.of(level, event.id())));
        }
    }

    /** Reports every tally that is closed. */
    @ProcessingGroup("shop.report")
    public static class WhenTallyClosedThenReport {

        private final CommandGateway commands;
        public final List<String> met = new CopyOnWriteArrayList<>();
        public volatile @Nullable String unableFor;

        public WhenTallyClosedThenReport(CommandGateway commands) {
            this.commands = commands;
        }

        @EventHandler
        void react(TallyClosed event) {
            met.add(event.id());
            if (Objects.equals(unableFor, event.id())) {
                throw new IllegalStateException("unable to report " + event.id());
            }
            commands.sendAndWait(new ReportTally(event.id()));
        }
    }

    public static Protected<String> nameOf(String person, String name) {
        return Protected.of(new PersonId(person), name);
    }
}
