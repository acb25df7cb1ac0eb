package vn.vinhdanh.approval.read.inbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.approval.office.Seat;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.StepKind;

/** On whose desks somebody may reach today. */
@Component
class InboxDesks {

    private final Offices offices;
    private final InboxRepository inbox;

    InboxDesks(Offices offices, InboxRepository inbox) {
        this.offices = offices;
        this.inbox = inbox;
    }

    /** The caller's own desks, and, for a head, those of offices that nobody holds. */
    List<Seat> of(SignedIn who, @Nullable Boolean delegated) {
        LocalDate today = offices.today();
        List<Seat> desks = new ArrayList<>();
        for (Seat seat : offices.seats(who, today)) {
            if (delegated != null && delegated != (seat.onBehalfOf() != null)) {
                continue;
            }
            desks.add(seat);
            if (seat.office() == OfficeKind.HEAD) {
                Stream.of(StepKind.values())
                        .map(StepKind::office)
                        .distinct()
                        .filter(office -> office != OfficeKind.HEAD && offices.isVacant(office, seat.body(), today))
                        .forEach(vacant -> desks.add(new Seat(vacant, seat.body(), seat.onBehalfOf())));
            }
        }
        if (delegated == null || !delegated) {
            offices.administered(who, inbox.choosers(), today).stream()
                    .map(body -> new Seat(OfficeKind.ADMINISTRATOR, body, null))
                    .forEach(desks::add);
        }
        return desks;
    }
}
