package vn.vinhdanh.approval.write;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.SessionId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.approval.AttendanceRecorded;
import vn.vinhdanh.events.approval.ItemTallied;
import vn.vinhdanh.events.approval.SessionClosed;
import vn.vinhdanh.events.approval.SessionConvened;
import vn.vinhdanh.events.approval.Stage;
import vn.vinhdanh.events.approval.Tally;
import vn.vinhdanh.events.approval.VoteRule;
import vn.vinhdanh.regulations.Voting;

/** One session of a council. Every count is on the base of all members, whoever was there. */
@Aggregate(type = "CouncilSession", cache = "aggregateCache")
@SuppressWarnings("NullAway.Init")
class CouncilSession {

    @AggregateIdentifier
    private SessionId id;

    private UnitId body;
    private LocalDate date;
    private List<PersonId> members;
    private final Set<CaseId> open = new HashSet<>();
    private boolean closed;

    CouncilSession() {}

    CouncilSession(ConveneSession c, AwardLevel level, List<CaseId> agenda) {
        if (c.members().isEmpty()) {
            throw SessionRefusals.withoutMembers();
        }
        apply(new SessionConvened(c.session(), level, c.body(), c.date(), c.members(), agenda, c.by(), c.on()));
    }

    @CommandHandler
    long decide(RecordAttendance c) {
        open(c.on());
        if (!members.containsAll(c.present())) {
            throw SessionRefusals.notAMember();
        }
        apply(new AttendanceRecorded(id, c.present(), c.by(), c.on()));
        return getVersion();
    }

    @CommandHandler
    long decide(CloseSession c) {
        open(c.on());
        if (!open.isEmpty()) {
            throw SessionRefusals.itemsOpen(open.size());
        }
        apply(new SessionClosed(id, c.by(), c.on()));
        return getVersion();
    }

    /**
     * Counts one item by the rule of its stage; nothing is recorded yet.
     *
     * @param stage null where the case has gone meanwhile: then no threshold is known and nothing depends on it
     */
    Ballot count(TallyItem c, @Nullable Stage stage, @Nullable Protected<String> conclusion) {
        open(c.on());
        if (!open.contains(c.caseId())) {
            throw SessionRefusals.notOnAgenda();
        }
        Tally tally = new Tally(c.inFavour(), c.against(), c.blank(), members.size());
        long votes = (long) tally.inFavour() + tally.against() + tally.blank();
        if (tally.inFavour() < 0 || tally.against() < 0 || tally.blank() < 0 || votes > tally.base()) {
            throw SessionRefusals.moreVotesThanMembers(tally.base());
        }
        VoteRule rule = stage == null ? null : stage.vote();
        Integer minPercent = rule == null ? null : rule.minPercent();
        if (minPercent == null) {
            if (c.passed() == null && stage != null) {
                throw SessionRefusals.conclusionMissing();
            }
            return new Ballot(tally, null, Boolean.TRUE.equals(c.passed()), conclusion);
        }
        boolean passed = Voting.passes(minPercent, tally.inFavour(), tally.base());
        if (c.passed() != null && c.passed() != passed) {
            throw SessionRefusals.conclusionContradictsVotes(tally, minPercent);
        }
        return new Ballot(tally, minPercent, passed, conclusion);
    }

    long record(TallyItem c, Ballot ballot, boolean applied) {
        apply(new ItemTallied(
                id,
                c.caseId(),
                ballot.tally(),
                ballot.minPercent(),
                ballot.passed(),
                applied,
                ballot.conclusion(),
                c.by(),
                c.on()));
        return getVersion();
    }

    UnitId body() {
        return body;
    }

    private void open(LocalDate on) {
        if (closed) {
            throw SessionRefusals.closed();
        }
        if (on.isBefore(date)) {
            throw SessionRefusals.beforeTheSession(on, date);
        }
    }

    @EventSourcingHandler
    void evolve(SessionConvened e) {
        id = e.session();
        body = e.body();
        date = e.date();
        members = e.members();
        open.addAll(e.agenda());
    }

    @EventSourcingHandler
    void evolve(ItemTallied e) {
        open.remove(e.caseId());
    }

    @EventSourcingHandler
    void evolve(SessionClosed e) {
        closed = true;
    }
}
