package vn.vinhdanh.approval.read.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.approval.read.ViewJson;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.UnitId;

/**
 * Where an administrator says who goes on with a case whose body is no more. They need not see the case, so this page
 * tells of it only what the choice needs.
 */
@PageController
class TransferPage {

    private final CaseRepository cases;
    private final VisibleCases visible;
    private final Offices offices;

    TransferPage(CaseRepository cases, VisibleCases visible, Offices offices) {
        this.cases = cases;
        this.visible = visible;
        this.offices = offices;
    }

    @GetMapping("/cases/{nomination}/transfer")
    String choose(@PathVariable NominationId nomination, ReadAt at, SignedIn who, Model model) {
        at.await(CasesView.NAME);
        CaseEntity about = cases.find(nomination, ReadAt.now()).orElseThrow(Offices::unknownCase);
        ProgressEntity stand = cases.progress(nomination, ReadAt.now()).orElseThrow(Offices::unknownCase);
        LocalDate today = offices.today();
        String chooser = stand.chooser;
        if (chooser == null || !isTheirs(chooser, who)) {
            if (!visible.maySee(who, about, ReadAt.now())) {
                throw Offices.unknownCase();
            }
            if (chooser != null) {
                offices.require(who, OfficeKind.ADMINISTRATOR, new UnitId(chooser), today);
            }
            return "redirect:/cases/" + nomination.value();
        }
        List<String> choices = new ArrayList<>();
        if (stand.choices != null && ViewJson.read(stand.choices) instanceof List<?> stored) {
            stored.forEach(one -> choices.add(one.toString()));
        }
        model.addAttribute("about", VisibleCases.About.of(about));
        model.addAttribute("version", stand.version);
        model.addAttribute("body", stand.body);
        model.addAttribute("choices", choices);
        model.addAttribute(
                "units",
                offices.organisation()
                        .names(
                                Stream.concat(
                                                choices.stream(),
                                                Stream.of(stand.body, about.recipientUnit, about.proposedBy))
                                        .distinct()
                                        .toList(),
                                today));
        return "approval/transfer";
    }

    /** Whether the case waits for this person to say where it goes, whom it is otherwise hidden from. */
    boolean awaits(NominationId nomination, SignedIn who) {
        Optional<ProgressEntity> stand = cases.progress(nomination, ReadAt.now());
        return stand.map(row -> row.chooser).filter(unit -> isTheirs(unit, who)).isPresent();
    }

    private boolean isTheirs(String chooser, SignedIn who) {
        return offices.find(who, OfficeKind.ADMINISTRATOR, new UnitId(chooser), offices.today())
                .isPresent();
    }
}
