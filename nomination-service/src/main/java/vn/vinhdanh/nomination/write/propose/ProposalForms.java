package vn.vinhdanh.nomination.write.propose;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.events.AwardKind;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.events.LetterId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.Sentence;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.DocumentRef;
import vn.vinhdanh.events.nomination.Facts;
import vn.vinhdanh.events.nomination.Merit;
import vn.vinhdanh.events.nomination.Occupation;
import vn.vinhdanh.events.nomination.Proposal;
import vn.vinhdanh.events.nomination.Rating;
import vn.vinhdanh.events.nomination.Recipient;
import vn.vinhdanh.events.nomination.Scope;
import vn.vinhdanh.nomination.KnownAwards;
import vn.vinhdanh.nomination.LettersOfUnit;
import vn.vinhdanh.nomination.NominationSheet;
import vn.vinhdanh.nomination.ProposalDesk;
import vn.vinhdanh.nomination.SameAchievement;
import vn.vinhdanh.organisation.Simulation;
import vn.vinhdanh.organisation.Simulation.Required;
import vn.vinhdanh.organisation.Simulation.Standing;
import vn.vinhdanh.organisation.UnitChoices;
import vn.vinhdanh.organisation.UnitChoices.Choice;
import vn.vinhdanh.regulations.AwardRule;
import vn.vinhdanh.regulations.Regulation;
import vn.vinhdanh.regulations.Regulations;

/** Lays the form of a nomination out: what can be chosen, what was typed, and what the law says to that. */
@Component
class ProposalForms implements ProposalDesk {

    /** In the model: what was typed, where it was refused. */
    static final String TYPED = "typed";

    private static final ZoneId ZONE = ApiWrite.ZONE;

    private final ProposalTyping typing;
    private final ProposalDay days;
    private final Autosaves autosaves;
    private final UnitChoices units;
    private final Simulation simulation;
    private final Regulations regulations;
    private final SameAchievement sameAchievement;
    private final KnownAwards knownAwards;
    private final LettersOfUnit letters;

    ProposalForms(
            ProposalTyping typing,
            ProposalDay days,
            Autosaves autosaves,
            UnitChoices units,
            Simulation simulation,
            Regulations regulations,
            SameAchievement sameAchievement,
            KnownAwards knownAwards,
            LettersOfUnit letters) {
        this.typing = typing;
        this.days = days;
        this.autosaves = autosaves;
        this.units = units;
        this.simulation = simulation;
        this.regulations = regulations;
        this.sameAchievement = sameAchievement;
        this.knownAwards = knownAwards;
        this.letters = letters;
    }

    /**
     * A part that a complete nomination has.
     *
     * @param field where to fill it in
     */
    record Part(Sentence name, boolean done, String field) {}

    /** A document that the law asks for, with what is there of it. */
    record Item(
            String code,
            Sentence name,
            boolean required,
            boolean there,
            @Nullable String legalRef,
            List<NominationSheet.Document> documents,
            int byLetter) {}

    /**
     * A field in which what was typed and what is recorded are not the same.
     *
     * @param words which words its codes have: award, recipient, commendation; empty where it is text
     */
    record Difference(Sentence field, String typed, String recorded, String words) {}

    @Override
    public boolean isTheirs(SignedIn who, NominationSheet sheet) {
        return days.of(who, sheet).isPresent();
    }

    @Override
    public String show(SignedIn who, NominationSheet sheet, Model model) {
        LocalDate day = days.of(who, sheet)
                .orElseThrow(() -> Refusal.notFound("Không có đề nghị này.", "There is no such nomination."));
        TypedProposal recorded = typing.typed(sheet, day);
        TypedProposal typed = refused(model);
        if (typed == null) {
            Autosaves.Saved saved = autosaves.find(who.account(), sheet.id()).orElse(null);
            if (saved != null) {
                typed = saved.typed();
                model.addAttribute("autosavedAt", saved.at().atZone(ZONE));
                if (saved.version() != null && saved.version() != sheet.version()) {
                    model.addAttribute("overtaken", true);
                    model.addAttribute("differences", differences(typed, recorded));
                }
            }
        } else if (model.getAttribute("stale") != null) {
            model.addAttribute("differences", differences(typed, recorded));
        }
        lay(who, typed == null ? recorded : typed, sheet, day, sheet.id(), model);
        return "nomination/form";
    }

    /**
     * The form of a nomination that does not exist yet.
     *
     * @param copied what it begins with; null for nothing
     */
    String showNew(SignedIn who, @Nullable TypedProposal copied, LocalDate day, String place, Model model) {
        TypedProposal typed = refused(model);
        if (typed == null) {
            Autosaves.Saved saved = autosaves.find(who.account(), place).orElse(null);
            if (saved != null) {
                typed = saved.typed();
                model.addAttribute("autosavedAt", saved.at().atZone(ZONE));
            }
        }
        lay(who, typed == null ? copied == null ? TypedProposal.empty() : copied : typed, null, day, place, model);
        return "nomination/form";
    }

    /** What the law says to what is typed, into the model. */
    void stand(SignedIn who, TypedProposal typed, @Nullable NominationSheet sheet, LocalDate day, Model model) {
        Facts facts = typing.facts(typed, new ArrayList<>());
        UnitId proposedBy = understood(typed.proposedBy(), day);
        UnitId recipientUnit = understood(typed.recipientUnit(), day);
        RecipientKind kind = oneOf(RecipientKind.class, typed.recipientKind());
        CommendationType occasion = oneOf(CommendationType.class, typed.commendationType());
        Standing standing = null;
        if (!TypedProposal.blank(typed.award()) && kind != null) {
            standing = simulation.of(new Simulation.Question(
                    Objects.requireNonNull(typed.award()),
                    kind,
                    recipientUnit,
                    proposedBy,
                    occasion == null ? CommendationType.CONG_TRANG : occasion,
                    day,
                    facts,
                    others(typed, sheet, kind, recipientUnit, proposedBy, occasion, facts),
                    sheet == null ? null : sheet.regulation()));
        }
        List<Item> items = items(standing, typed, sheet);
        List<Part> parts = parts(typed, facts, items, sheet != null);
        model.addAttribute("standing", standing);
        model.addAttribute("parts", parts);
        model.addAttribute("doneParts", parts.stream().filter(Part::done).count());
        model.addAttribute("items", items);
        model.addAttribute(
                "known",
                recipientUnit == null || TypedProposal.blank(typed.recipient())
                        ? List.of()
                        : knownAwards.of(who, Objects.requireNonNull(typed.recipient()), recipientUnit.value()).stream()
                                .filter(known ->
                                        sheet == null || !known.nomination().equals(sheet.id()))
                                .toList());
        Set<String> bodies = new HashSet<>();
        if (standing != null) {
            standing.route().forEach(stage -> bodies.add(stage.body().value()));
        }
        model.addAttribute(
                "names", units.named(bodies, day).stream().collect(Collectors.toMap(Choice::id, Choice::name)));
    }

    LocalDate day(TypedProposal typed) {
        LocalDate day = ProposalTyping.day(typed.date(), "/date");
        return day == null ? days.today() : day;
    }

    private void lay(
            SignedIn who,
            TypedProposal typed,
            @Nullable NominationSheet sheet,
            LocalDate day,
            String place,
            Model model) {
        List<Choice> proposing =
                sheet == null ? units.proposing(who.person(), day) : units.named(List.of(sheet.proposedBy()), day);
        Regulation regulation = sheet == null || sheet.regulation() == null
                ? regulations.inForce(day)
                : regulations.byId(sheet.regulation());
        model.addAttribute(TYPED, typed);
        model.addAttribute("sheet", sheet);
        model.addAttribute("day", day);
        model.addAttribute("past", !day.equals(days.today()));
        model.addAttribute("place", place);
        model.addAttribute("proposing", proposing);
        model.addAttribute(
                "units", units.near(proposing.stream().map(Choice::id).toList(), day));
        model.addAttribute("awards", awards(regulation, day));
        model.addAttribute(
                "letters",
                letters.latest(
                        proposing.stream().map(unit -> new UnitId(unit.id())).toList()));
        choices(model);
        stand(who, typed, sheet, day, model);
    }

    /** What can be chosen from whatever the day is. */
    void choices(Model model) {
        model.addAttribute("allAwards", allAwards());
        model.addAttribute("recipientKinds", RecipientKind.values());
        model.addAttribute("occasions", CommendationType.values());
        model.addAttribute("ratings", Rating.values());
        model.addAttribute("scopes", Scope.values());
        model.addAttribute("meritKinds", Merit.Kind.values());
        model.addAttribute("occupations", Occupation.values());
    }

    private static @Nullable TypedProposal refused(Model model) {
        return model.getAttribute(TYPED) instanceof TypedProposal typed ? typed : null;
    }

    private static Map<AwardKind, List<AwardRule>> awards(Regulation regulation, LocalDate day) {
        return regulation.awards().stream()
                .filter(award -> award.nominable() && award.existsOn(day))
                .collect(Collectors.groupingBy(AwardRule::kind, LinkedHashMap::new, Collectors.toList()));
    }

    private Map<String, Sentence> allAwards() {
        Map<String, Sentence> awards = new LinkedHashMap<>();
        regulations
                .all()
                .forEach(regulation -> regulation.awards().forEach(award -> awards.put(award.code(), award.name())));
        return awards;
    }

    private @Nullable UnitId understood(@Nullable String typed, LocalDate day) {
        return typing.unit(typed, day, "", new ArrayList<>());
    }

    private @Nullable Integer others(
            TypedProposal typed,
            @Nullable NominationSheet sheet,
            RecipientKind kind,
            @Nullable UnitId recipientUnit,
            @Nullable UnitId proposedBy,
            @Nullable CommendationType occasion,
            Facts facts) {
        if (recipientUnit == null
                || proposedBy == null
                || TypedProposal.blank(typed.recipient())
                || TypedProposal.blank(typed.movement())) {
            return null;
        }
        NominationId id = new NominationId(sheet == null ? Id.next() : sheet.id());
        return sameAchievement.others(
                id,
                new Proposal(
                        Objects.requireNonNull(typed.award()),
                        new Recipient(
                                kind,
                                null,
                                recipientUnit,
                                Protected.open(Objects.requireNonNull(typed.recipient())
                                        .strip())),
                        proposedBy,
                        Objects.requireNonNull(typed.movement()).strip(),
                        occasion == null ? CommendationType.CONG_TRANG : occasion,
                        null,
                        null,
                        facts));
    }

    private List<Item> items(@Nullable Standing standing, TypedProposal typed, @Nullable NominationSheet sheet) {
        List<NominationSheet.Document> own = sheet == null ? List.of() : sheet.documents();
        List<DocumentRef> ofLetter = TypedProposal.blank(typed.letter())
                ? List.of()
                : letters.documentsOf(new LetterId(Objects.requireNonNull(typed.letter())));
        Map<String, Item> items = new LinkedHashMap<>();
        if (standing != null) {
            for (Required required : standing.dossier()) {
                Set<String> codes = new HashSet<>(required.document().accepts());
                codes.add(required.document().item());
                Item item = item(
                        required.document().item(),
                        required.document().name(),
                        required.required(),
                        required.document().legalRef(),
                        codes,
                        own,
                        ofLetter);
                items.put(item.code(), item);
            }
        }
        Set<String> shown = items.values().stream()
                .flatMap(item -> item.documents().stream())
                .map(document -> document.ref().item())
                .collect(Collectors.toSet());
        own.stream()
                .map(document -> document.ref().item())
                .filter(code -> !shown.contains(code))
                .distinct()
                .forEach(code -> items.put(
                        code, item(code, new Sentence(code, code), false, null, Set.of(code), own, ofLetter)));
        return List.copyOf(items.values());
    }

    private static Item item(
            String code,
            Sentence name,
            boolean required,
            @Nullable String legalRef,
            Set<String> codes,
            List<NominationSheet.Document> own,
            List<DocumentRef> ofLetter) {
        List<NominationSheet.Document> documents = own.stream()
                .filter(document -> codes.contains(document.ref().item()))
                .toList();
        int byLetter = (int) ofLetter.stream()
                .filter(document -> codes.contains(document.item()))
                .filter(document ->
                        documents.stream().noneMatch(one -> one.ref().document().equals(document.document())))
                .count();
        return new Item(code, name, required, !documents.isEmpty() || byLetter > 0, legalRef, documents, byLetter);
    }

    private static List<Part> parts(TypedProposal typed, Facts facts, List<Item> items, boolean saved) {
        List<Part> parts = new ArrayList<>();
        part(parts, "danh hiệu, hình thức", "the award", "award", typed.award());
        part(parts, "loại đối tượng", "the kind of recipient", "recipientKind", typed.recipientKind());
        part(parts, "người, tập thể được đề nghị", "the recipient", "recipient", typed.recipient());
        part(parts, "đơn vị của người, tập thể", "the recipient's unit", "recipientUnit", typed.recipientUnit());
        part(parts, "phong trào", "the movement", "movement", typed.movement());
        part(parts, "loại khen thưởng", "the occasion", "commendationType", typed.commendationType());
        boolean letter = !TypedProposal.blank(typed.letter()) || !TypedProposal.blank(typed.letterNumber());
        parts.add(new Part(new Sentence("tờ trình", "the proposal letter"), letter, "letter-number"));
        part(parts, "thành tích", "the achievements", "achievements", typed.achievements());
        parts.add(new Part(
                new Sentence("số liệu làm căn cứ", "facts for the criteria"), !facts.equals(Facts.none()), "facts"));
        for (Item item : items) {
            if (item.required()) {
                parts.add(new Part(item.name(), item.there(), saved ? "item-" + item.code() : "documents"));
            }
        }
        return parts;
    }

    private static void part(List<Part> parts, String vi, String en, String field, @Nullable String typed) {
        parts.add(new Part(new Sentence(vi, en), !TypedProposal.blank(typed), field));
    }

    private static List<Difference> differences(TypedProposal typed, TypedProposal recorded) {
        List<Difference> all = Stream.of(
                        coded("award", difference("Danh hiệu, hình thức", "Award", typed.award(), recorded.award())),
                        coded(
                                "recipient",
                                difference(
                                        "Loại đối tượng",
                                        "Kind of recipient",
                                        typed.recipientKind(),
                                        recorded.recipientKind())),
                        difference("Người, tập thể", "Recipient", typed.recipient(), recorded.recipient()),
                        difference("Đơn vị", "Unit", typed.recipientUnit(), recorded.recipientUnit()),
                        difference("Phong trào", "Movement", typed.movement(), recorded.movement()),
                        coded(
                                "commendation",
                                difference(
                                        "Loại khen thưởng",
                                        "Occasion",
                                        typed.commendationType(),
                                        recorded.commendationType())),
                        difference("Số tờ trình", "Letter number", typed.letterNumber(), recorded.letterNumber()),
                        difference("Ngày tờ trình", "Letter date", typed.letterDate(), recorded.letterDate()),
                        difference("Người ký", "Signer", typed.letterSigner(), recorded.letterSigner()),
                        difference("Thành tích", "Achievements", typed.achievements(), recorded.achievements()))
                .flatMap(List::stream)
                .collect(Collectors.toCollection(ArrayList::new));
        if (!typed.ratingRows().equals(recorded.ratingRows())) {
            all.add(new Difference(
                    new Sentence("Xếp loại từng năm", "Yearly ratings"),
                    rows(typed.ratingRows(), row -> row.year() + ": " + row.rating()),
                    rows(recorded.ratingRows(), row -> row.year() + ": " + row.rating()),
                    ""));
        }
        if (!typed.priorRows().equals(recorded.priorRows())) {
            all.add(new Difference(
                    new Sentence("Đã được khen", "Prior awards"),
                    rows(typed.priorRows(), row -> row.year() + ": " + row.award()),
                    rows(recorded.priorRows(), row -> row.year() + ": " + row.award()),
                    ""));
        }
        return all;
    }

    private static List<Difference> coded(String words, List<Difference> differences) {
        return differences.stream()
                .map(one -> new Difference(one.field(), one.typed(), one.recorded(), words))
                .toList();
    }

    private static <T extends TypedProposal.Row> String rows(List<T> rows, Function<T, String> spelled) {
        String all = rows.stream().filter(row -> !row.isBlank()).map(spelled).collect(Collectors.joining("; "));
        return all.isEmpty() ? "–" : all;
    }

    private static List<Difference> difference(
            String vi, String en, @Nullable String typed, @Nullable String recorded) {
        String mine = typed == null ? "" : typed.strip().replace("\r\n", "\n");
        String theirs = recorded == null ? "" : recorded.strip();
        return mine.equals(theirs)
                ? List.of()
                : List.of(new Difference(
                        new Sentence(vi, en), mine.isEmpty() ? "–" : mine, theirs.isEmpty() ? "–" : theirs, ""));
    }

    static <E extends Enum<E>> @Nullable E oneOf(Class<E> type, @Nullable String name) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return null;
    }
}
