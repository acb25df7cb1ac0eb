package vn.vinhdanh.nomination.write.propose;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Outcome;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.LetterRef;
import vn.vinhdanh.events.nomination.Proposal;
import vn.vinhdanh.nomination.write.AmendNomination;
import vn.vinhdanh.nomination.write.DraftNomination;
import vn.vinhdanh.nomination.write.Nominations;
import vn.vinhdanh.nomination.write.Nominations.Current;
import vn.vinhdanh.nomination.write.ProposingUnit;
import vn.vinhdanh.people.write.People;
import vn.vinhdanh.people.write.RegisterPerson;

/** Makes a nomination of what was sent. Somebody who is nominated becomes known as a person in the same write. */
@Component
class Drafting {

    private final CommandGateway commands;
    private final Nominations nominations;
    private final ProposingUnit unit;
    private final People people;

    Drafting(CommandGateway commands, Nominations nominations, ProposingUnit unit, People people) {
        this.commands = commands;
        this.nominations = nominations;
        this.unit = unit;
        this.people = people;
    }

    /** To be called inside a write. */
    Outcome draft(ProposalForm form, ApiWrite write, LocalDate on) {
        Actor by = unit.clerk(write.who(), form.proposedBy(), on);
        NominationId id = idOf(form);
        String ref = form.ref() == null ? refOf(id, on) : form.ref();
        Proposal proposal = form.proposal(honoured(form, id), letter(form));
        long version = commands.sendAndWait(new DraftNomination(id, ref, proposal, by, on));
        return Outcome.of(id.value(), version)
                .at("/api/v1/nominations/" + id.value())
                .with("ref", ref);
    }

    /** To be called inside a write. */
    Outcome amend(Current nomination, ProposalForm form, Actor by, LocalDate on) {
        Proposal proposal = form.proposal(honoured(form, nomination.id()), letter(form));
        long version = commands.sendAndWait(new AmendNomination(nomination.id(), proposal, by, on));
        return Outcome.of(nomination.id().value(), version);
    }

    /** One reference of one unit is one nomination, however often it is sent. */
    private static NominationId idOf(ProposalForm form) {
        return new NominationId(
                form.ref() == null
                        ? Id.next()
                        : Id.derived("nomination", form.proposedBy().value(), form.ref()));
    }

    private static String refOf(NominationId id, LocalDate on) {
        String value = id.value();
        return on.getYear() + "-" + value.substring(value.length() - 12).toUpperCase(Locale.ROOT);
    }

    private @Nullable PersonId honoured(ProposalForm form, NominationId id) {
        if (form.recipientKind() == RecipientKind.COLLECTIVE) {
            return null;
        }
        if (form.person() != null) {
            people.require(form.person(), "/person");
            return form.person();
        }
        PersonId person = new PersonId(Id.derived("nominee", id.value()));
        commands.sendAndWait(
                new RegisterPerson(person, Protected.of(person, form.recipient().strip()), null, null, null, null));
        return person;
    }

    private @Nullable LetterRef letter(ProposalForm form) {
        ProposalForm.Letter letter = form.letter();
        if (letter == null) {
            return null;
        }
        if (letter.id() != null) {
            Nominations.Letter drawnUp = nominations.letter(letter.id());
            if (!drawnUp.unit().equals(form.proposedBy())) {
                throw letterOfAnother(drawnUp.unit());
            }
            return drawnUp.ref();
        }
        if (letter.number() != null && letter.date() != null && letter.signer() != null) {
            return new LetterRef(null, letter.number(), letter.date(), letter.signer());
        }
        List<Defect> missing = new ArrayList<>();
        required(letter.number(), "/letter/number", missing);
        required(letter.date(), "/letter/date", missing);
        required(letter.signer(), "/letter/signer", missing);
        throw new Refusal(Refusal.Kind.MALFORMED, missing);
    }

    private static Refusal letterOfAnother(UnitId unit) {
        return Refusal.rule(Defect.of(
                        "LETTER_OF_ANOTHER_UNIT",
                        "Tờ trình là của đơn vị %s.".formatted(unit.value()),
                        "The letter is of the unit %s.".formatted(unit.value()))
                .at("/letter/id"));
    }

    private static void required(@Nullable Object value, String pointer, List<Defect> missing) {
        if (value == null) {
            missing.add(Defect.missing().at(pointer));
        }
    }
}
