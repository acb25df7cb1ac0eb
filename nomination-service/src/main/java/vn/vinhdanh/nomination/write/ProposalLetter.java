package vn.vinhdanh.nomination.write;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import vn.vinhdanh.events.LetterId;
import vn.vinhdanh.events.nomination.DocumentRef;
import vn.vinhdanh.events.nomination.LetterDocumentAttached;
import vn.vinhdanh.events.nomination.LetterDrawnUp;
import vn.vinhdanh.events.nomination.LetterRef;

/** Tờ trình: one letter, with its documents attached once, for any number of nominations. */
@Aggregate(type = "ProposalLetter", cache = "aggregateCache")
@SuppressWarnings("NullAway.Init")
class ProposalLetter {

    @AggregateIdentifier
    private LetterId id;

    private LetterDrawnUp drawnUp;
    private final List<DocumentRef> documents = new ArrayList<>();

    ProposalLetter() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(DrawUpLetter c) {
        if (c.date().isAfter(c.on())) {
            throw NominationRefusals.letterFromTheFuture(c.date());
        }
        LetterDrawnUp event = new LetterDrawnUp(c.letter(), c.unit(), c.number(), c.date(), c.signer(), c.by(), c.on());
        if (drawnUp == null) {
            apply(event);
        } else if (!drawnUp.signer().equals(c.signer())) {
            throw NominationRefusals.letterTaken(c.number(), c.date());
        }
        return getVersion();
    }

    @CommandHandler
    long decide(AttachLetterDocument c) {
        if (!c.by().unit().equals(drawnUp.unit())) {
            throw NominationRefusals.notTheProposingUnit(c.by().unit(), drawnUp.unit());
        }
        if (c.on().isBefore(drawnUp.on())) {
            throw NominationRefusals.beforeLastAct(c.on(), drawnUp.on());
        }
        if (documents.stream().noneMatch(d -> d.document().equals(c.document().document()))) {
            apply(new LetterDocumentAttached(id, c.document(), c.by(), c.on()));
        }
        return getVersion();
    }

    /** What an entrance has to know before it sends a command. */
    Nominations.Letter current(long version) {
        return new Nominations.Letter(
                version,
                new LetterRef(id, drawnUp.number(), drawnUp.date(), drawnUp.signer()),
                drawnUp.unit(),
                List.copyOf(documents));
    }

    @EventSourcingHandler
    void evolve(LetterDrawnUp e) {
        id = e.letter();
        drawnUp = e;
    }

    @EventSourcingHandler
    void evolve(LetterDocumentAttached e) {
        documents.add(e.document());
    }
}
