package vn.vinhdanh.nomination.read.nominations;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.events.LetterId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.nomination.Proposal;
import vn.vinhdanh.events.nomination.Recipient;
import vn.vinhdanh.eventstore.EventLog;
import vn.vinhdanh.eventstore.view.LogProgress;
import vn.vinhdanh.eventstore.view.Table;
import vn.vinhdanh.nomination.DraftsOfLetter;
import vn.vinhdanh.nomination.SameAchievement;
import vn.vinhdanh.nomination.Sight;
import vn.vinhdanh.nomination.read.Reader;
import vn.vinhdanh.nomination.read.Readers;
import vn.vinhdanh.people.FoldedName;

/**
 * What the write side may ask of the view. By JDBC and not by JPA: it is asked inside a write, on whose connection it
 * stays, or many writes at once would wait for each other's second connection.
 */
@Component
class AskedWhileWriting implements Sight, SameAchievement, DraftsOfLetter {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String SEES = """
            select exists (select from nomination.nominations n where n.id = :id and n.valid_to = %1$d
                and (n.proposed_by = any (cast(:units as text[]))
                    or exists (select from nomination.nominations_reader r
                        where r.nomination = n.id and r.reader = any (cast(:keys as text[])) and r.valid_to = %1$d)))
            """.formatted(Table.OPEN);

    private static final String OTHERS = """
            select n.recipient from nomination.nominations n
            where n.movement = :movement and n.recipient_unit = :unit and n.valid_to = %d
                and n.recipient_kind = :kind and n.id <> :id and n.recipient is not null
                and n.state not in ('WITHDRAWN', 'REJECTED', 'LAPSED', 'REVOKED')
            """.formatted(Table.OPEN);

    private static final String DRAFTS = """
            select n.id from nomination.nominations n
            where n.letter = :letter and n.state = 'DRAFT' and n.valid_to = %d order by n.ref, n.id
            """.formatted(Table.OPEN);

    private final JdbcClient jdbc;
    private final Readers readers;
    private final EventLog log;
    private final LogProgress progress;

    AskedWhileWriting(JdbcClient jdbc, Readers readers, EventLog log, LogProgress progress) {
        this.jdbc = jdbc;
        this.readers = readers;
        this.log = log;
        this.progress = progress;
    }

    @Override
    public boolean sees(SignedIn who, NominationId nomination) {
        Reader reader = readers.of(who);
        return reader.everything()
                || jdbc.sql(SEES)
                        .param("id", nomination.value())
                        .param("units", reader.units().toArray(new String[0]))
                        .param("keys", reader.keys().toArray(new String[0]))
                        .query(Boolean.class)
                        .single();
    }

    @Override
    public int others(NominationId nomination, Proposal proposal) {
        Recipient recipient = proposal.recipient();
        String name = recipient.name().value();
        if (name == null) {
            return 0;
        }
        String folded = FoldedName.of(name);
        return (int) jdbc
                .sql(OTHERS)
                .param("movement", proposal.movement())
                .param("unit", recipient.unit().value())
                .param("kind", recipient.kind().name())
                .param("id", nomination.value())
                .query(String.class)
                .list()
                .stream()
                .filter(other -> FoldedName.of(other).equals(folded))
                .count();
    }

    @Override
    public List<NominationId> of(LetterId letter) {
        progress.await(log.head(), NominationsView.NAME, PATIENCE);
        return jdbc.sql(DRAFTS).param("letter", letter.value()).query(String.class).list().stream()
                .map(NominationId::new)
                .toList();
    }
}
