package vn.vinhdanh.events.nomination;

import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.UnitId;

/** What a unit proposes: the award, for whom, in which movement, on which facts. */
public record Proposal(
        String award,
        Recipient recipient,
        UnitId proposedBy,
        String movement,
        CommendationType commendationType,
        @Nullable LetterRef letter,
        @Nullable Protected<String> achievements,
        Facts facts) {}
