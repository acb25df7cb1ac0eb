package vn.vinhdanh.nomination.write.submit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.ItemReport;
import vn.vinhdanh.access.api.Outcome;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.page.Forms;
import vn.vinhdanh.access.page.Forms.Done;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.access.problem.StrictJson;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.Sentence;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.nomination.NominationSheet;
import vn.vinhdanh.nomination.NominationSheets;
import vn.vinhdanh.nomination.SameAchievement;
import vn.vinhdanh.nomination.write.Submitting;
import vn.vinhdanh.nomination.write.propose.ProposalDay;
import vn.vinhdanh.nomination.write.submit.SubmitApi.Verb;
import vn.vinhdanh.organisation.OwnOrganisation;
import vn.vinhdanh.organisation.Simulation;
import vn.vinhdanh.organisation.Simulation.Standing;

/** Filing, answering a return and withdrawing: each shown with its effect before it is done. */
@PageController
class SubmitPage {

    private static final String ONE = "/nominations/{id}/";
    private static final int MOST = 200;
    private static final Pattern CHOICE = Pattern.compile("([\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99})@(\\d{1,18})");

    private final Submitting submitting;
    private final NominationSheets sheets;
    private final ProposalDay days;
    private final Simulation simulation;
    private final OwnOrganisation organisation;
    private final SameAchievement sameAchievement;
    private final Forms forms;

    SubmitPage(
            Submitting submitting,
            NominationSheets sheets,
            ProposalDay days,
            Simulation simulation,
            OwnOrganisation organisation,
            SameAchievement sameAchievement,
            Forms forms) {
        this.submitting = submitting;
        this.sheets = sheets;
        this.days = days;
        this.simulation = simulation;
        this.organisation = organisation;
        this.sameAchievement = sameAchievement;
        this.forms = forms;
    }

    @GetMapping(ONE + "submit")
    String beforeSubmitting(@PathVariable NominationId id, SignedIn who, ReadAt at, ApiWrite write, Model model) {
        NominationSheet sheet = sheets.of(who, id, at);
        LocalDate on = day(who, sheet);
        tried(() -> submit(sheet, sheet.version(), write.trial(), on), write, model);
        return summary(sheet, on, model);
    }

    @PostMapping({ONE + "submit", ONE + "resubmit"})
    String submit(@PathVariable NominationId id, @RequestParam @Nullable LocalDate date, ApiWrite write, Model model) {
        NominationSheet sheet = sheets.of(write.who(), id, ReadAt.now());
        LocalDate day = date == null ? day(write.who(), sheet) : date;
        return forms.answer(
                () -> write.answer(HttpStatus.OK, () -> submit(sheet, write.requireVersion(), write, write.on(day))),
                answer -> Done.to(
                        "/nominations/" + id.value(),
                        sheet.isDraft() ? "Đã trình đề nghị " + sheet.ref() + "." : "Đã trình lại " + sheet.ref() + ".",
                        sheet.ref() + (sheet.isDraft() ? " is submitted." : " is resubmitted.")),
                model,
                () -> summary(sheets.of(write.who(), id, ReadAt.now()), day, model));
    }

    @GetMapping(ONE + "withdraw")
    String beforeWithdrawing(@PathVariable NominationId id, SignedIn who, ReadAt at, ApiWrite write, Model model) {
        NominationSheet sheet = sheets.of(who, id, at);
        LocalDate on = day(who, sheet);
        tried(() -> submitting.withdraw(id, sheet.version(), write.trial(), on), write, model);
        return withdrawal(sheet, on, model);
    }

    /** @param ref typed once more: what is withdrawn does not come back */
    @PostMapping(ONE + "withdraw")
    String withdraw(
            @PathVariable NominationId id,
            @RequestParam(defaultValue = "") String ref,
            @RequestParam @Nullable LocalDate date,
            ApiWrite write,
            Model model) {
        NominationSheet sheet = sheets.of(write.who(), id, ReadAt.now());
        LocalDate day = date == null ? day(write.who(), sheet) : date;
        return forms.answer(
                () -> write.answer(HttpStatus.OK, () -> {
                    if (!StrictJson.composed(ref).strip().equals(sheet.ref())) {
                        throw Refusal.malformed(Defect.of(
                                        "NOT_CONFIRMED",
                                        "Hãy gõ đúng mã %s để xác nhận.".formatted(sheet.ref()),
                                        "Type the reference %s to confirm.".formatted(sheet.ref()))
                                .at("/ref"));
                    }
                    return submitting.withdraw(id, write.requireVersion(), write, write.on(day));
                }),
                answer -> Done.to(
                        "/nominations/" + id.value(),
                        "Đã ghi nhận việc rút " + sheet.ref() + ".",
                        "The withdrawal of " + sheet.ref() + " is recorded."),
                model,
                () -> {
                    model.addAttribute("typedRef", ref);
                    return withdrawal(sheets.of(write.who(), id, ReadAt.now()), day, model);
                });
    }

    /** What would become of each, or became. */
    record Effect(
            NominationSheet sheet,
            boolean possible,
            @Nullable String why,
            @Nullable String legalRef) {}

    /**
     * Many at once. With {@code dryRun} it answers the page that shows the effect on each; from there it is done.
     *
     * @param item nominations with the version that was seen: {@code id@version}
     */
    @PostMapping("/nominations:bulk")
    String bulk(
            @RequestParam @Nullable Verb verb, @RequestParam @Nullable List<String> item, ApiWrite write, Model model) {
        Map<NominationId, Long> chosen = chosen(item);
        if (verb == null || chosen.isEmpty()) {
            forms.say(new Sentence("Hãy chọn ít nhất một đề nghị.", "Choose at least one nomination."));
            return "redirect:/nominations";
        }
        Map<String, NominationSheet> seen = sheets.all(write.who(), chosen.keySet(), ReadAt.now()).stream()
                .collect(Collectors.toMap(NominationSheet::id, sheet -> sheet, (a, b) -> a, LinkedHashMap::new));
        List<NominationId> ids = seen.keySet().stream().map(NominationId::new).toList();
        ResponseEntity<Map<String, Object>> answer = write.each(HttpStatus.OK, ids, id -> {
            NominationSheet sheet = Objects.requireNonNull(seen.get(id.value()));
            LocalDate on = write.on(days.of(write.who(), sheet).orElseGet(write::today));
            long version = Objects.requireNonNull(chosen.get(id));
            return switch (verb) {
                case submit -> submitting.submit(id, version, write, on);
                case withdraw -> submitting.withdraw(id, version, write, on);
            };
        });
        List<Effect> effects = effects(answer, ids, seen);
        long possible = effects.stream().filter(Effect::possible).count();
        if (!write.isDryRun() && possible == effects.size()) {
            boolean submit = verb == Verb.submit;
            forms.say(new Sentence(
                    (submit ? "Đã trình " : "Đã ghi nhận việc rút ") + possible + " đề nghị.",
                    possible + (submit ? " nominations are submitted." : " withdrawals are recorded.")));
            return "redirect:/nominations?after="
                    + Objects.requireNonNull(answer.getBody()).get("position");
        }
        model.addAttribute("verb", verb);
        model.addAttribute("effects", effects);
        model.addAttribute("possible", possible);
        model.addAttribute(
                "chosen",
                chosen.entrySet().stream()
                        .filter(one -> effects.stream()
                                .anyMatch(effect -> effect.possible()
                                        && effect.sheet()
                                                .id()
                                                .equals(one.getKey().value())))
                        .map(one -> one.getKey().value() + "@" + one.getValue())
                        .toList());
        model.addAttribute("dryRun", write.isDryRun());
        return "nomination/bulk";
    }

    private static List<Effect> effects(
            ResponseEntity<Map<String, Object>> answer, List<NominationId> ids, Map<String, NominationSheet> seen) {
        List<Effect> effects = new ArrayList<>();
        if (Objects.requireNonNull(answer.getBody()).get("items") instanceof List<?> reports) {
            for (Object one : reports) {
                if (one instanceof ItemReport report) {
                    NominationSheet sheet = Objects.requireNonNull(
                            seen.get(ids.get(report.row() - 1).value()));
                    effects.add(
                            report.problem() == null
                                    ? new Effect(sheet, true, null, null)
                                    : new Effect(
                                            sheet,
                                            false,
                                            report.problem().errors().stream()
                                                    .map(error -> error.message())
                                                    .collect(Collectors.joining(" ")),
                                            report.problem().errors().get(0).legalRef()));
                }
            }
        }
        return effects;
    }

    private static Map<NominationId, Long> chosen(@Nullable List<String> items) {
        Map<NominationId, Long> chosen = new LinkedHashMap<>();
        for (String item : items == null ? List.<String>of() : items) {
            Matcher choice = CHOICE.matcher(item);
            if (!choice.matches()) {
                throw Refusal.malformed(Defect.of(
                        "BAD_VALUE",
                        "Không hiểu được lựa chọn “%s”.".formatted(item),
                        "“%s” is no choice.".formatted(item)));
            }
            chosen.put(new NominationId(choice.group(1)), Long.valueOf(choice.group(2)));
        }
        if (chosen.size() > MOST) {
            throw Refusal.malformed(Defect.of(
                    "TOO_MANY",
                    "Mỗi lần nhiều nhất %d đề nghị.".formatted(MOST),
                    "At most %d at once.".formatted(MOST)));
        }
        return chosen;
    }

    private Outcome submit(NominationSheet sheet, long version, ApiWrite write, LocalDate on) {
        NominationId id = new NominationId(sheet.id());
        return sheet.isDraft()
                ? submitting.submit(id, version, write, on)
                : submitting.resubmit(id, version, write, on);
    }

    private static void tried(Supplier<Outcome> work, ApiWrite write, Model model) {
        try {
            write.trial().answer(HttpStatus.OK, work);
            model.addAttribute("possible", true);
        } catch (Refusal refused) {
            model.addAttribute("obstacles", refused.defects());
        }
    }

    private String summary(NominationSheet sheet, LocalDate on, Model model) {
        Standing standing = simulation.of(new Simulation.Question(
                sheet.award(),
                sheet.recipientKind(),
                new UnitId(sheet.recipientUnit()),
                new UnitId(sheet.proposedBy()),
                sheet.commendationType(),
                on,
                sheet.facts(),
                sheet.recipient() == null
                        ? null
                        : sameAchievement.others(new NominationId(sheet.id()), sheet.proposal()),
                sheet.regulation()));
        model.addAttribute("standing", standing);
        return laid(sheet, on, standing, "nomination/submit", model);
    }

    private String withdrawal(NominationSheet sheet, LocalDate on, Model model) {
        return laid(sheet, on, null, "nomination/withdraw", model);
    }

    private String laid(
            NominationSheet sheet, LocalDate on, @Nullable Standing standing, String template, Model model) {
        Set<String> units = Stream.concat(
                        Stream.of(sheet.recipientUnit(), sheet.proposedBy()),
                        standing == null
                                ? Stream.of()
                                : standing.route().stream()
                                        .map(stage -> stage.body().value()))
                .collect(Collectors.toSet());
        model.addAttribute("sheet", sheet);
        model.addAttribute("day", on);
        model.addAttribute("past", !on.equals(days.today()));
        model.addAttribute("names", organisation.queries().names(units, on));
        return template;
    }

    private LocalDate day(SignedIn who, NominationSheet sheet) {
        return days.of(who, sheet)
                .orElseThrow(() -> Refusal.forbidden(Defect.of(
                        "NOT_YOUR_OFFICE",
                        "Chỉ cán bộ thi đua của đơn vị đề nghị làm được việc này.",
                        "Only a clerk of the proposing unit can do this.")));
    }
}
