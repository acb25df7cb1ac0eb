package vn.vinhdanh.organisation.read.units;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.organisation.OrganisationView;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.UnitKind;
import vn.vinhdanh.organisation.OwnOrganisation;

/** The units of a day. */
@RestController
class UnitsApi {

    private final UnitQueries units;
    private final Clock clock;

    UnitsApi(UnitQueries units, ObjectProvider<Clock> clock) {
        this.units = units;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    @GetMapping("/api/v1/units")
    Page<UnitView> list(
            @RequestParam @Nullable LocalDate on,
            @RequestParam @Nullable UnitId parent,
            @RequestParam @Nullable UnitKind kind,
            @RequestParam @Nullable String q,
            SignedIn who,
            Paging paging,
            ReadAt at) {
        at.await(OrganisationView.nameIn(OwnOrganisation.SCHEMA));
        return Page.of(units.list(day(on), parent, kind, q, paging, at), paging, unit -> List.of(unit.id()));
    }

    /** A unit that does not exist on that day is shown as it last was, or will first be, with {@code exists: false}. */
    @GetMapping("/api/v1/units/{id}")
    ResponseEntity<UnitView> one(
            @PathVariable UnitId id, @RequestParam @Nullable LocalDate on, SignedIn who, ReadAt at) {
        at.await(OrganisationView.nameIn(OwnOrganisation.SCHEMA));
        if (at.isPast()) {
            return ResponseEntity.ok(units.find(id, day(on), at).orElseThrow(UnitsApi::unknown));
        }
        at.await(UnitVersionsView.NAME);
        UnitQueries.Versioned found = units.present(id, day(on)).orElseThrow(UnitsApi::unknown);
        Long version = found.version();
        return version == null
                ? ResponseEntity.ok(found.unit())
                : ResponseEntity.ok().eTag(Long.toString(version)).body(found.unit());
    }

    private static Refusal unknown() {
        return Refusal.notFound("Không có đơn vị này.", "There is no such unit.");
    }

    private LocalDate day(@Nullable LocalDate on) {
        return on == null ? LocalDate.ofInstant(clock.instant(), ApiWrite.ZONE) : on;
    }
}
