package vn.vinhdanh.decision.read.decisions;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.decision.DecisionCorrected;
import vn.vinhdanh.events.decision.DecisionSigned;

/** One decision. */
record DecisionRow(
        String decision,
        long version,
        AwardLevel level,
        String body,
        State state,
        LocalDate draftedOn,
        @Nullable String number,
        @Nullable LocalDate date,
        @Nullable String signer,
        @Nullable String signerTitle,
        @Nullable String authority,
        @Nullable LocalDate publishedOn,
        @Nullable String correction,
        @Nullable LocalDate correctedOn) {

    enum State {
        DRAFT,
        SIGNED,
        PUBLISHED
    }

    DecisionRow at(long newVersion) {
        return new DecisionRow(
                decision,
                newVersion,
                level,
                body,
                state,
                draftedOn,
                number,
                date,
                signer,
                signerTitle,
                authority,
                publishedOn,
                correction,
                correctedOn);
    }

    DecisionRow signed(DecisionSigned e) {
        return new DecisionRow(
                decision,
                version,
                level,
                body,
                State.SIGNED,
                draftedOn,
                e.number(),
                e.date(),
                e.signer().person().value(),
                e.signerTitle(),
                e.authority(),
                null,
                null,
                null);
    }

    DecisionRow published(LocalDate on) {
        return new DecisionRow(
                decision,
                version,
                level,
                body,
                State.PUBLISHED,
                draftedOn,
                number,
                date,
                signer,
                signerTitle,
                authority,
                on,
                correction,
                correctedOn);
    }

    DecisionRow corrected(DecisionCorrected e) {
        return new DecisionRow(
                decision,
                version,
                level,
                body,
                state,
                draftedOn,
                number,
                date,
                signer,
                signerTitle,
                authority,
                publishedOn,
                e.correction(),
                e.on());
    }
}
