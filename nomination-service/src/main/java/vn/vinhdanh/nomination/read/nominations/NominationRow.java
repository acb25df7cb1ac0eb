package vn.vinhdanh.nomination.read.nominations;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.nomination.Facts;
import vn.vinhdanh.events.nomination.LetterRef;
import vn.vinhdanh.events.nomination.NominationDrafted;
import vn.vinhdanh.events.nomination.Proposal;
import vn.vinhdanh.events.nomination.Recipient;
import vn.vinhdanh.eventstore.view.Json;
import vn.vinhdanh.people.FoldedName;

/**
 * One version of a nomination: what its list shows and finds by, and the whole dossier beside it.
 *
 * @param version of the nomination's own stream, which is its ETag
 * @param level null until it is filed
 * @param recipient in clear; null once erased
 * @param search reference and recipient, folded
 * @param lastOn latest business date
 * @param dossier a {@link Dossier}
 * @param way a {@link Way}
 * @param reasonsOf about whom the reasons in the way are
 */
@Embeddable
record NominationRow(
        String id,
        String ref,
        long version,
        @Enumerated(EnumType.STRING) State state,
        String award,
        @Enumerated(EnumType.STRING) @Nullable AwardLevel level,
        @Enumerated(EnumType.STRING) RecipientKind recipientKind,
        @Nullable String person,
        @Nullable String recipient,
        String recipientUnit,
        String proposedBy,
        String movement,
        @Enumerated(EnumType.STRING) CommendationType commendationType,
        String search,
        @Nullable String letter,
        @Nullable String regulation,
        LocalDate lastOn,
        @Json String dossier,
        @Json String way,
        @Nullable String reasonsOf) {

    static NominationRow drafted(NominationDrafted e, long version) {
        Dossier dossier = new Dossier(null, null, Facts.none(), List.of(), List.of(), e.on(), null);
        return of(
                e.nomination(),
                e.ref(),
                version,
                State.DRAFT,
                null,
                null,
                e.on(),
                e.proposal(),
                dossier,
                Way.NONE.json(),
                null);
    }

    NominationRow proposing(Proposal proposal) {
        return of(
                new NominationId(id),
                ref,
                version,
                state,
                level,
                regulation,
                lastOn,
                proposal,
                dossierRead(),
                way,
                reasonsOf);
    }

    private static NominationRow of(
            NominationId id,
            String ref,
            long version,
            State state,
            @Nullable AwardLevel level,
            @Nullable String regulation,
            LocalDate lastOn,
            Proposal proposal,
            Dossier dossier,
            String way,
            @Nullable String reasonsOf) {
        Recipient recipient = proposal.recipient();
        String name = recipient.name().value();
        LetterRef letter = proposal.letter();
        return new NominationRow(
                id.value(),
                ref,
                version,
                state,
                proposal.award(),
                level,
                recipient.kind(),
                recipient.person() == null ? null : recipient.person().value(),
                name,
                recipient.unit().value(),
                proposal.proposedBy().value(),
                proposal.movement(),
                proposal.commendationType(),
                FoldedName.of(name == null ? ref : ref + " " + name),
                letter == null || letter.letter() == null
                        ? null
                        : letter.letter().value(),
                regulation,
                lastOn,
                dossier.stating(
                                letter,
                                proposal.achievements() == null
                                        ? null
                                        : proposal.achievements().value(),
                                proposal.facts())
                        .json(),
                way,
                reasonsOf);
    }

    /** The same after one more event of the nomination. */
    NominationRow now(long newVersion, State newState, LocalDate on) {
        return with(newVersion, newState, level, regulation, on, dossier, way, reasonsOf);
    }

    NominationRow filed(AwardLevel newLevel, String newRegulation) {
        return with(version, state, newLevel, newRegulation, lastOn, dossier, way, reasonsOf);
    }

    NominationRow with(Dossier changed) {
        return with(version, state, level, regulation, lastOn, changed.json(), way, reasonsOf);
    }

    NominationRow with(Way changed) {
        PersonId whose = changed.reasonsOf();
        return with(
                version,
                state,
                level,
                regulation,
                lastOn,
                dossier,
                changed.json(),
                whose == null ? null : whose.value());
    }

    Dossier dossierRead() {
        return Dossier.of(dossier);
    }

    Way wayRead() {
        return Way.of(way);
    }

    private NominationRow with(
            long newVersion,
            State newState,
            @Nullable AwardLevel newLevel,
            @Nullable String newRegulation,
            LocalDate on,
            String newDossier,
            String newWay,
            @Nullable String newReasonsOf) {
        return new NominationRow(
                id,
                ref,
                newVersion,
                newState,
                award,
                newLevel,
                recipientKind,
                person,
                recipient,
                recipientUnit,
                proposedBy,
                movement,
                commendationType,
                search,
                letter,
                newRegulation,
                on.isAfter(lastOn) ? on : lastOn,
                newDossier,
                newWay,
                newReasonsOf);
    }

    /** Without any text of a person. */
    NominationRow without(PersonId erased) {
        boolean theirs = erased.value().equals(person);
        Dossier stated = dossierRead();
        return new NominationRow(
                id,
                ref,
                version,
                state,
                award,
                level,
                recipientKind,
                person,
                theirs ? null : recipient,
                recipientUnit,
                proposedBy,
                movement,
                commendationType,
                theirs ? FoldedName.of(ref) : search,
                letter,
                regulation,
                lastOn,
                theirs ? stated.stating(stated.letter(), null, stated.facts()).json() : dossier,
                wayRead().without(erased).json(),
                reasonsOf);
    }
}
