package vn.vinhdanh.nomination.write;

import java.time.LocalDate;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Outcome;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.nomination.write.Nominations.Current;

/** Files nominations with the documents of their letters; for every entrance that does. To be called inside a write. */
@Component
public class Submitting {

    private final CommandGateway commands;
    private final Nominations nominations;
    private final ProposingUnit unit;

    Submitting(CommandGateway commands, Nominations nominations, ProposingUnit unit) {
        this.commands = commands;
        this.nominations = nominations;
        this.unit = unit;
    }

    /** @param expected the version that the caller has seen */
    public Outcome submit(NominationId id, long expected, ApiWrite write, LocalDate on) {
        Current nomination = nominations.current(id);
        Actor by = unit.clerk(write.who(), nomination, on);
        return submit(nomination.at(expected), by, on);
    }

    /** Files a draft that this same write has made, or made before; what is filed already stays as it is. */
    public Outcome submitDraft(NominationId id, ApiWrite write, LocalDate on) {
        Current nomination = nominations.current(id);
        Actor by = unit.clerk(write.who(), nomination, on);
        return nomination.isDraft() ? submit(nomination, by, on) : Outcome.of(id.value(), nomination.version());
    }

    public Outcome resubmit(NominationId id, long expected, ApiWrite write, LocalDate on) {
        Current nomination = nominations.current(id);
        Actor by = unit.clerk(write.who(), nomination, on);
        long version = commands.sendAndWait(new ResubmitNomination(
                id, nominations.documentsOf(nomination.at(expected).proposal().letter()), by, on));
        return Outcome.of(id.value(), version);
    }

    public Outcome withdraw(NominationId id, long expected, ApiWrite write, LocalDate on) {
        Current nomination = nominations.current(id);
        Actor by = unit.clerk(write.who(), nomination, on);
        nomination.at(expected);
        long version = commands.sendAndWait(new WithdrawNomination(id, by, on));
        return Outcome.of(id.value(), version);
    }

    private Outcome submit(Current nomination, Actor by, LocalDate on) {
        long version = commands.sendAndWait(new SubmitNomination(
                nomination.id(), nominations.documentsOf(nomination.proposal().letter()), by, on));
        return Outcome.of(nomination.id().value(), version);
    }
}
