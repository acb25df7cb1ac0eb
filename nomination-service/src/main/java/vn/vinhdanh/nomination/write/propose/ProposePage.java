package vn.vinhdanh.nomination.write.propose;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.page.Forms;
import vn.vinhdanh.access.page.Forms.Done;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.access.problem.Problem;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.nomination.Recipient;
import vn.vinhdanh.nomination.NominationSheet;
import vn.vinhdanh.nomination.NominationSheets;
import vn.vinhdanh.nomination.write.Nominations;
import vn.vinhdanh.nomination.write.Nominations.Current;
import vn.vinhdanh.nomination.write.ProposingUnit;

/** The form of a nomination: new, copied, a draft, or one that came back. Only saving it makes events. */
@PageController
class ProposePage {

    private static final String ONE = "/nominations/{id}";
    private static final int STALE = 412;

    private final Drafting drafting;
    private final Nominations nominations;
    private final ProposingUnit unit;
    private final ProposalForms proposals;
    private final ProposalTyping typing;
    private final ProposalDay days;
    private final Autosaves autosaves;
    private final NominationSheets sheets;
    private final Forms forms;

    ProposePage(
            Drafting drafting,
            Nominations nominations,
            ProposingUnit unit,
            ProposalForms proposals,
            ProposalTyping typing,
            ProposalDay days,
            Autosaves autosaves,
            NominationSheets sheets,
            Forms forms) {
        this.drafting = drafting;
        this.nominations = nominations;
        this.unit = unit;
        this.proposals = proposals;
        this.typing = typing;
        this.days = days;
        this.autosaves = autosaves;
        this.sheets = sheets;
        this.forms = forms;
    }

    /** What to do once it is saved. */
    enum Then {
        STAY,
        SUBMIT
    }

    @GetMapping("/nominations/new")
    String fresh(
            @RequestParam @Nullable NominationId copy,
            @RequestParam @Nullable String date,
            SignedIn who,
            ReadAt at,
            Model model) {
        LocalDate day = date == null || date.isBlank() ? days.today() : ProposalTyping.day(date, "?date");
        LocalDate on = day == null ? days.today() : day;
        if (copy == null) {
            return proposals.showNew(who, null, on, Autosaves.NEW, model);
        }
        NominationSheet sheet = sheets.of(who, copy, at);
        model.addAttribute("copied", sheet);
        return proposals.showNew(who, copied(sheet, on), on, "copy:" + copy.value(), model);
    }

    @PostMapping("/nominations")
    String draft(
            @ModelAttribute TypedProposal form,
            @RequestParam(name = "_place", defaultValue = Autosaves.NEW) String place,
            @RequestParam(defaultValue = "STAY") Then then,
            ApiWrite write,
            Model model) {
        return forms.answer(
                () -> write.answer(HttpStatus.CREATED, () -> {
                    LocalDate on = write.on(ProposalTyping.day(form.date(), "/date"));
                    return drafting.draft(typing.form(form, on, null), write, on);
                }),
                answer -> {
                    autosaves.forget(write.who().account(), place);
                    return next(answer.outcome().id(), then, "Đã lưu bản nháp.", "The draft is saved.");
                },
                model,
                () -> again(form, write.who(), place, model));
    }

    @PostMapping(ONE)
    String amend(
            @PathVariable NominationId id,
            @ModelAttribute TypedProposal form,
            @RequestParam(defaultValue = "STAY") Then then,
            ApiWrite write,
            Model model) {
        sheets.of(write.who(), id, ReadAt.now());
        return forms.answer(
                () -> write.answer(HttpStatus.OK, () -> {
                    LocalDate on = write.on(ProposalTyping.day(form.date(), "/date"));
                    Current nomination = nominations.current(id);
                    Actor by = unit.clerk(write.who(), nomination, on);
                    ProposalForm proposal = typing.form(form, on, honoured(nomination, form));
                    nomination.at(write.requireVersion());
                    return drafting.amend(nomination, proposal, by, on);
                }),
                answer -> {
                    autosaves.forget(write.who().account(), id.value());
                    return next(id.value(), then, "Đã lưu.", "Saved.");
                },
                model,
                () -> {
                    if (model.getAttribute("problem") instanceof Problem problem && problem.status() == STALE) {
                        model.addAttribute("stale", true);
                    }
                    model.addAttribute(ProposalForms.TYPED, form);
                    return sheets.show(write.who(), id, ReadAt.now(), model);
                });
    }

    /** One more line in a list, or what the law says, for whoever has no scripts: nothing is saved in the log. */
    @PostMapping({"/nominations/look", ONE + "/look"})
    String look(
            @PathVariable(required = false) @Nullable NominationId id,
            @ModelAttribute TypedProposal form,
            @RequestParam(name = "_place", defaultValue = Autosaves.NEW) String place,
            @RequestHeader(name = "HX-Target", required = false) @Nullable String target,
            SignedIn who,
            Model model) {
        NominationSheet sheet = id == null ? null : sheets.of(who, id, ReadAt.now());
        if ("standing".equals(target)) {
            model.addAttribute("sheet", sheet);
            proposals.stand(who, form, sheet, dayOrToday(form), model);
            return "nomination/standing :: standing";
        }
        model.addAttribute(ProposalForms.TYPED, form);
        return sheet == null
                ? proposals.showNew(who, null, dayOrToday(form), place, model)
                : sheets.show(who, new NominationId(sheet.id()), ReadAt.now(), model);
    }

    @PostMapping("/nominations/autosave")
    ResponseEntity<Void> autosave(
            @ModelAttribute TypedProposal form,
            @RequestParam(name = "_place", defaultValue = Autosaves.NEW) String place,
            @RequestParam(name = "_version", required = false) @Nullable Long version,
            SignedIn who) {
        autosaves.keep(who.account(), place, form, version);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/nominations/autosave/discard")
    String discard(@RequestParam(name = "_place") String place, @RequestParam String back, SignedIn who) {
        autosaves.forget(who.account(), place);
        return "redirect:" + (back.startsWith("/nominations") && !back.contains("\\") ? back : "/nominations");
    }

    private String again(TypedProposal form, SignedIn who, String place, Model model) {
        model.addAttribute(ProposalForms.TYPED, form);
        return proposals.showNew(who, null, dayOrToday(form), place, model);
    }

    private LocalDate dayOrToday(TypedProposal form) {
        try {
            return proposals.day(form);
        } catch (Refusal notADay) {
            return days.today();
        }
    }

    private static Done next(String id, Then then, String vi, String en) {
        return Done.to("/nominations/" + id + (then == Then.SUBMIT ? "/submit" : ""), vi, en);
    }

    /** The same person, as long as the name has not become another's. */
    private static @Nullable PersonId honoured(Current nomination, TypedProposal form) {
        Recipient before = nomination.proposal().recipient();
        return form.recipient() != null
                        && form.recipient().strip().equals(before.name().value())
                ? before.person()
                : null;
    }

    /** What usually stays from one year to the next. */
    private TypedProposal copied(NominationSheet sheet, LocalDate on) {
        TypedProposal typed = typing.typed(sheet, on);
        return new TypedProposal(
                null,
                typed.award(),
                typed.recipientKind(),
                typed.recipient(),
                typed.recipientUnit(),
                typed.proposedBy(),
                typed.movement(),
                typed.commendationType(),
                null,
                null,
                null,
                typed.letterSigner(),
                typed.achievements(),
                typed.ratings(),
                typed.priorAwards(),
                typed.initiatives(),
                typed.merits(),
                typed.titleHolders(),
                typed.none(),
                typed.occupation(),
                typed.united(),
                typed.lawAbiding(),
                typed.joinedMovements(),
                typed.disciplined(),
                typed.underVerification(),
                typed.comparedInCluster(),
                typed.pctTasksDone(),
                typed.pctLdtt(),
                typed.contribution(),
                on.toString());
    }
}
