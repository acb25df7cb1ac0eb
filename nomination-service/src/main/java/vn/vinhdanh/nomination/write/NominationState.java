package vn.vinhdanh.nomination.write;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.vinhdanh.events.AwardId;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.DocumentId;
import vn.vinhdanh.events.nomination.DocumentRef;
import vn.vinhdanh.events.nomination.Proposal;

/**
 * The life of a nomination on one screen: proposal (Draft, Submitted), review (InReview, Returned, OnHold), approval
 * (AwaitingDecision), and the ends.
 */
sealed interface NominationState {

    Dossier dossier();

    /** The same state over another dossier. */
    NominationState with(Dossier changed);

    /** As the API spells it: UPPER_SNAKE. */
    default String code() {
        return getClass().getSimpleName().replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    /**
     * What every state carries.
     *
     * @param lastAct the latest business date so far: no later act may be dated before it
     * @param caseVersion how far the case was followed; -1 before there was one
     */
    record Dossier(String ref, Proposal proposal, List<DocumentRef> documents, LocalDate lastAct, long caseVersion) {

        public Dossier {
            documents = List.copyOf(documents);
        }

        Dossier with(Proposal changed, LocalDate on) {
            return new Dossier(ref, changed, documents, later(on), caseVersion);
        }

        Dossier with(DocumentRef added, LocalDate on) {
            List<DocumentRef> all = new ArrayList<>(documents);
            all.add(added);
            return new Dossier(ref, proposal, all, later(on), caseVersion);
        }

        Dossier without(DocumentId removed, LocalDate on) {
            List<DocumentRef> rest = documents.stream()
                    .filter(d -> !d.document().equals(removed))
                    .toList();
            return new Dossier(ref, proposal, rest, later(on), caseVersion);
        }

        Dossier following(long newCaseVersion, LocalDate on) {
            return new Dossier(ref, proposal, documents, later(on), Math.max(newCaseVersion, caseVersion));
        }

        boolean has(DocumentId document) {
            return documents.stream().anyMatch(d -> d.document().equals(document));
        }

        private LocalDate later(LocalDate on) {
            return on.isAfter(lastAct) ? on : lastAct;
        }
    }

    /** The unit may still change what it proposes. */
    sealed interface Open extends NominationState {}

    /** Nothing follows any more, but a revocation after an award. */
    sealed interface Final extends NominationState {}

    /** A case is open and answers a withdrawal. */
    sealed interface UnderWay extends NominationState {}

    record Draft(Dossier dossier) implements Open {
        @Override
        public Draft with(Dossier changed) {
            return new Draft(changed);
        }
    }

    record Submitted(Dossier dossier) implements NominationState {
        @Override
        public Submitted with(Dossier changed) {
            return new Submitted(changed);
        }
    }

    record InReview(Dossier dossier) implements UnderWay {
        @Override
        public InReview with(Dossier changed) {
            return new InReview(changed);
        }
    }

    record Returned(Dossier dossier) implements Open, UnderWay {
        @Override
        public Returned with(Dossier changed) {
            return new Returned(changed);
        }
    }

    record OnHold(Dossier dossier, NominationState before) implements UnderWay {
        @Override
        public OnHold with(Dossier changed) {
            return new OnHold(changed, before);
        }
    }

    record AwaitingDecision(Dossier dossier, AwardLevel level) implements UnderWay {
        @Override
        public AwaitingDecision with(Dossier changed) {
            return new AwaitingDecision(changed, level);
        }
    }

    record Awarded(Dossier dossier, AwardId award) implements Final {
        @Override
        public Awarded with(Dossier changed) {
            return new Awarded(changed, award);
        }
    }

    record Rejected(Dossier dossier) implements Final {
        @Override
        public Rejected with(Dossier changed) {
            return new Rejected(changed);
        }
    }

    record Withdrawn(Dossier dossier) implements Final {
        @Override
        public Withdrawn with(Dossier changed) {
            return new Withdrawn(changed);
        }
    }

    record Lapsed(Dossier dossier) implements Final {
        @Override
        public Lapsed with(Dossier changed) {
            return new Lapsed(changed);
        }
    }

    record Revoked(Dossier dossier) implements Final {
        @Override
        public Revoked with(Dossier changed) {
            return new Revoked(changed);
        }
    }
}
