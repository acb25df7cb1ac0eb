package vn.vinhdanh.nomination.write;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.LetterId;
import vn.vinhdanh.events.UnitId;

/** Draw up a proposal letter. */
public record DrawUpLetter(
        @TargetAggregateIdentifier LetterId letter,
        UnitId unit,
        String number,
        LocalDate date,
        String signer,
        Actor by,
        LocalDate on) {}
