package vn.vinhdanh.events.decision;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.DecisionId;

/**
 * The decision is signed.
 *
 * @param date the decision date, whose rules govern decider, signer and prize
 * @param authority the article that empowers the signer
 */
@Revision("1")
public record DecisionSigned(
        DecisionId decision,
        String number,
        LocalDate date,
        Actor signer,
        String signerTitle,
        @Nullable String authority,
        LocalDate on)
        implements DecisionEvent {}
