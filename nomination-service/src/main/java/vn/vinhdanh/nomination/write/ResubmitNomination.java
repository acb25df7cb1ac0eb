package vn.vinhdanh.nomination.write;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.nomination.DocumentRef;

/** Answer a return. */
public record ResubmitNomination(
        @TargetAggregateIdentifier NominationId nomination,
        List<DocumentRef> letterDocuments,
        Actor by,
        LocalDate on) {}
