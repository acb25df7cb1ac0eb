package vn.vinhdanh.organisation.read.units;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.access.reading.Unrecorded;
import vn.vinhdanh.organisation.UnitChoices;

/** Suggestions for a field in which a unit is typed. */
@PageController
@Unrecorded
class UnitChoicesPage {

    private final UnitChoices units;
    private final Clock clock;

    UnitChoicesPage(UnitChoices units, ObjectProvider<Clock> clock) {
        this.units = units;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    @GetMapping("/units/choices")
    String choices(
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable LocalDate on,
            SignedIn who,
            Model model) {
        LocalDate day = on == null ? LocalDate.ofInstant(clock.instant(), ApiWrite.ZONE) : on;
        model.addAttribute("units", units.search(q, day));
        return "organisation/suggestions :: suggestions";
    }
}
