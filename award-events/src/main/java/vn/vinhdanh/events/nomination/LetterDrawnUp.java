package vn.vinhdanh.events.nomination;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.LetterId;
import vn.vinhdanh.events.UnitId;

/** A unit draws up a proposal letter. */
@Revision("1")
public record LetterDrawnUp(
        LetterId letter, UnitId unit, String number, LocalDate date, String signer, Actor by, LocalDate on)
        implements LetterEvent {}
