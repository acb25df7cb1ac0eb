package vn.vinhdanh.nomination.write.propose;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.problem.StrictJson;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.LetterId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.Facts;
import vn.vinhdanh.events.nomination.Initiative;
import vn.vinhdanh.events.nomination.LetterRef;
import vn.vinhdanh.events.nomination.Merit;
import vn.vinhdanh.events.nomination.Occupation;
import vn.vinhdanh.events.nomination.PriorAward;
import vn.vinhdanh.events.nomination.Rating;
import vn.vinhdanh.events.nomination.Scope;
import vn.vinhdanh.nomination.NominationSheet;
import vn.vinhdanh.nomination.write.propose.TypedProposal.Deed;
import vn.vinhdanh.nomination.write.propose.TypedProposal.Earlier;
import vn.vinhdanh.nomination.write.propose.TypedProposal.Holders;
import vn.vinhdanh.nomination.write.propose.TypedProposal.Work;
import vn.vinhdanh.nomination.write.propose.TypedProposal.YearRating;
import vn.vinhdanh.organisation.UnitChoices;

/** Between what stands in the fields of the form and what is proposed. */
@Component
class ProposalTyping {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/uuuu");
    private static final int REF = 60;
    private static final int LINE = 300;
    private static final int REPORT = 20_000;

    private final UnitChoices units;

    ProposalTyping(UnitChoices units) {
        this.units = units;
    }

    /**
     * What was typed, understood.
     *
     * @param person who is honoured, as far as the nomination knows them already
     * @throws Refusal MALFORMED with everything that cannot be understood or is missing, each at its field
     */
    ProposalForm form(TypedProposal typed, LocalDate on, @Nullable PersonId person) {
        List<Defect> defects = new ArrayList<>();
        String ref = text(typed.ref(), REF, "/ref", defects);
        if (ref != null && !ref.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}./_-]*")) {
            defects.add(Defect.of(
                            "BAD_REF",
                            "Mã gồm chữ, số, dấu chấm, gạch chéo, gạch dưới, gạch nối; bắt đầu bằng chữ hoặc số.",
                            "A reference has letters, digits, dots, slashes, underscores and hyphens, and begins with a letter or digit.")
                    .at("/ref"));
        }
        String award = required(typed.award(), REF, "/award", defects);
        RecipientKind kind = required(typed.recipientKind(), RecipientKind::valueOf, "/recipientKind", defects);
        String recipient = required(typed.recipient(), LINE, "/recipient", defects);
        UnitId recipientUnit = unit(typed.recipientUnit(), on, "/recipientUnit", defects);
        UnitId proposedBy = unit(typed.proposedBy(), on, "/proposedBy", defects);
        String movement = required(typed.movement(), LINE, "/movement", defects);
        CommendationType occasion =
                required(typed.commendationType(), CommendationType::valueOf, "/commendationType", defects);
        ProposalForm.Letter letter = letter(typed, defects);
        String achievements = text(typed.achievements(), REPORT, "/achievements", defects);
        Facts facts = facts(typed, defects);
        if (!defects.isEmpty()
                || award == null
                || kind == null
                || recipient == null
                || recipientUnit == null
                || proposedBy == null
                || movement == null
                || occasion == null) {
            throw new Refusal(Refusal.Kind.MALFORMED, defects);
        }
        return new ProposalForm(
                ref,
                award,
                kind,
                recipient,
                recipientUnit,
                proposedBy,
                movement,
                occasion,
                kind == RecipientKind.COLLECTIVE ? null : person,
                letter,
                achievements,
                facts,
                on);
    }

    /** The unit of a field; null where it is empty or cannot be understood. */
    @Nullable
    UnitId unit(@Nullable String typed, LocalDate on, String pointer, List<Defect> defects) {
        if (TypedProposal.blank(typed)) {
            defects.add(Defect.missing().at(pointer));
            return null;
        }
        try {
            return units.meant(Objects.requireNonNull(typed), on, pointer);
        } catch (Refusal refused) {
            defects.addAll(refused.defects());
            return null;
        }
    }

    /**
     * A day as a browser sends it or a person types it; null where the field is empty.
     *
     * @throws Refusal MALFORMED where it is no day
     */
    static @Nullable LocalDate day(@Nullable String typed, String pointer) {
        if (TypedProposal.blank(typed)) {
            return null;
        }
        String text = Objects.requireNonNull(typed).strip();
        try {
            return text.contains("/") ? LocalDate.parse(text, DAY) : StrictJson.day(text);
        } catch (DateTimeParseException e) {
            throw Refusal.malformed(Defect.of(
                            "BAD_DAY",
                            "“%s” không phải ngày; hãy gõ như 31/12/2025.".formatted(text),
                            "“%s” is no day; type it like 31/12/2025.".formatted(text))
                    .at(pointer));
        }
    }

    private static ProposalForm.@Nullable Letter letter(TypedProposal typed, List<Defect> defects) {
        String chosen = text(typed.letter(), 100, "/letter", defects);
        if (chosen != null) {
            return made(
                    chosen, text -> new ProposalForm.Letter(new LetterId(text), null, null, null), "/letter", defects);
        }
        String number = text(typed.letterNumber(), 100, "/letter/number", defects);
        String signer = text(typed.letterSigner(), LINE, "/letter/signer", defects);
        LocalDate date = null;
        try {
            date = day(typed.letterDate(), "/letter/date");
        } catch (Refusal refused) {
            defects.addAll(refused.defects());
        }
        return number == null && date == null && signer == null
                ? null
                : new ProposalForm.Letter(null, number, date, signer);
    }

    /** What the fields state, as far as they can be understood. */
    Facts facts(TypedProposal typed, List<Defect> defects) {
        return new Facts(
                ratings(typed, defects),
                priorAwards(typed, defects),
                initiatives(typed, defects),
                merits(typed, defects),
                optional(typed.occupation(), Occupation::valueOf, "/facts/occupation", defects),
                truth(typed.united()),
                truth(typed.lawAbiding()),
                truth(typed.joinedMovements()),
                truth(typed.disciplined()),
                truth(typed.underVerification()),
                truth(typed.comparedInCluster()),
                share(typed.pctTasksDone(), "/facts/pctTasksDone", defects),
                share(typed.pctLdtt(), "/facts/pctLdtt", defects),
                holders(typed, defects),
                optional(typed.contribution(), ProposalTyping::money, "/facts/contribution", defects));
    }

    private static @Nullable Map<String, Rating> ratings(TypedProposal typed, List<Defect> defects) {
        Map<String, Rating> ratings = new LinkedHashMap<>();
        int i = 0;
        for (YearRating row : typed.ratingRows()) {
            String at = "/facts/ratings/" + i++;
            if (!row.isBlank()) {
                Integer year = year(row.year(), at + "/year", defects);
                Rating rating = required(row.rating(), Rating::valueOf, at + "/rating", defects);
                if (year != null && rating != null && ratings.put(year.toString(), rating) != null) {
                    defects.add(Defect.of(
                                    "YEAR_TWICE",
                                    "Năm %d có hai lần.".formatted(year),
                                    "The year %d is there twice.".formatted(year))
                            .at(at + "/year"));
                }
            }
        }
        return ratings.isEmpty() && !typed.states("ratings") ? null : ratings;
    }

    private static @Nullable List<PriorAward> priorAwards(TypedProposal typed, List<Defect> defects) {
        List<PriorAward> awards = new ArrayList<>();
        int i = 0;
        for (Earlier row : typed.priorRows()) {
            String at = "/facts/priorAwards/" + i++;
            if (!row.isBlank()) {
                String award = required(row.award(), REF, at + "/award", defects);
                Integer year = year(row.year(), at + "/year", defects);
                String decision = text(row.decision(), LINE, at + "/decision", defects);
                CommendationType occasion =
                        optional(row.commendationType(), CommendationType::valueOf, at + "/commendationType", defects);
                if (award != null && year != null) {
                    awards.add(new PriorAward(award, year, decision, occasion));
                }
            }
        }
        return awards.isEmpty() && !typed.states("priorAwards") ? null : awards;
    }

    private static @Nullable List<Initiative> initiatives(TypedProposal typed, List<Defect> defects) {
        List<Initiative> works = new ArrayList<>();
        int i = 0;
        for (Work row : typed.initiativeRows()) {
            String at = "/facts/initiatives/" + i++;
            if (!row.isBlank()) {
                Integer year = year(row.year(), at + "/year", defects);
                Scope scope = required(row.scope(), Scope::valueOf, at + "/scope", defects);
                Integer number = optional(row.works(), ProposalTyping::positive, at + "/works", defects);
                if (year != null && scope != null) {
                    works.add(new Initiative(year, scope, number));
                }
            }
        }
        return works.isEmpty() && !typed.states("initiatives") ? null : works;
    }

    private static @Nullable List<Merit> merits(TypedProposal typed, List<Defect> defects) {
        List<Merit> merits = new ArrayList<>();
        int i = 0;
        for (Deed row : typed.meritRows()) {
            String at = "/facts/merits/" + i++;
            if (!row.isBlank()) {
                Merit.Kind kind = required(row.kind(), Merit.Kind::valueOf, at + "/kind", defects);
                Scope scope = required(row.scope(), Scope::valueOf, at + "/scope", defects);
                Integer years = optional(row.years(), ProposalTyping::positive, at + "/years", defects);
                if (kind != null && scope != null) {
                    merits.add(new Merit(kind, scope, years));
                }
            }
        }
        return merits.isEmpty() && !typed.states("merits") ? null : merits;
    }

    private static @Nullable Map<String, Integer> holders(TypedProposal typed, List<Defect> defects) {
        Map<String, Integer> holders = new LinkedHashMap<>();
        int i = 0;
        for (Holders row : typed.holderRows()) {
            String at = "/facts/titleHolders/" + i++;
            if (!row.isBlank()) {
                String title = required(row.title(), REF, at + "/title", defects);
                Integer count = required(row.count(), ProposalTyping::count, at + "/count", defects);
                if (title != null && count != null) {
                    holders.put(title, count);
                }
            }
        }
        return holders.isEmpty() ? null : holders;
    }

    // ---- what is proposed, as the fields show it

    TypedProposal typed(NominationSheet sheet, LocalDate on) {
        LetterRef letter = sheet.letter();
        Facts facts = sheet.facts();
        Set<String> none = new TreeSet<>();
        return new TypedProposal(
                sheet.ref(),
                sheet.award(),
                sheet.recipientKind().name(),
                sheet.recipient(),
                units.spelled(sheet.recipientUnit(), on),
                sheet.proposedBy(),
                sheet.movement(),
                sheet.commendationType().name(),
                letter == null || letter.letter() == null
                        ? null
                        : letter.letter().value(),
                letter == null ? null : letter.number(),
                letter == null ? null : letter.date().toString(),
                letter == null ? null : letter.signer(),
                sheet.achievements(),
                facts.ratings() == null
                        ? null
                        : stated(
                                none,
                                "ratings",
                                List.copyOf(facts.ratings().entrySet()),
                                rating -> new YearRating(
                                        rating.getKey(), rating.getValue().name())),
                stated(
                        none,
                        "priorAwards",
                        facts.priorAwards(),
                        prior -> new Earlier(
                                prior.award(),
                                Integer.toString(prior.year()),
                                prior.decision(),
                                name(prior.commendationType()))),
                stated(
                        none,
                        "initiatives",
                        facts.initiatives(),
                        work -> new Work(
                                Integer.toString(work.year()), work.scope().name(), number(work.works()))),
                stated(
                        none,
                        "merits",
                        facts.merits(),
                        merit -> new Deed(merit.kind().name(), merit.scope().name(), number(merit.years()))),
                facts.titleHolders() == null
                        ? null
                        : stated(
                                none,
                                "titleHolders",
                                List.copyOf(facts.titleHolders().entrySet()),
                                holder -> new Holders(holder.getKey(), number(holder.getValue()))),
                none,
                name(facts.occupation()),
                number(facts.united()),
                number(facts.lawAbiding()),
                number(facts.joinedMovements()),
                number(facts.disciplined()),
                number(facts.underVerification()),
                number(facts.comparedInCluster()),
                plain(facts.pctTasksDone()),
                plain(facts.pctLdtt()),
                number(facts.contribution()),
                on.toString());
    }

    private static <T, R> @Nullable List<@Nullable R> stated(
            Set<String> none, String list, @Nullable List<T> stated, Function<T, R> row) {
        if (stated == null) {
            return null;
        }
        if (stated.isEmpty()) {
            none.add(list);
        }
        List<@Nullable R> rows = new ArrayList<>();
        stated.forEach(one -> rows.add(row.apply(one)));
        return rows;
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static @Nullable String number(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String plain(@Nullable Double value) {
        return value == null
                ? null
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    // ---- one field

    private static @Nullable String text(@Nullable String typed, int length, String pointer, List<Defect> defects) {
        if (TypedProposal.blank(typed)) {
            return null;
        }
        String text = StrictJson.composed(Objects.requireNonNull(typed).replace("\r\n", "\n"))
                .strip();
        if (StrictJson.isUnclear(text)) {
            defects.add(Defect.of(
                            "BAD_TEXT",
                            "Văn bản chứa ký tự điều khiển hoặc ký tự hỏng.",
                            "The text holds control characters or broken ones.")
                    .at(pointer));
        } else if (text.length() > length) {
            defects.add(Defect.of(
                            "TOO_LONG",
                            "Dài %d ký tự, nhiều nhất %d.".formatted(text.length(), length),
                            "Has %d characters, at most %d.".formatted(text.length(), length))
                    .at(pointer));
        }
        return text;
    }

    private static @Nullable String required(@Nullable String typed, int length, String pointer, List<Defect> defects) {
        String text = text(typed, length, pointer, defects);
        if (text == null) {
            defects.add(Defect.missing().at(pointer));
        }
        return text;
    }

    private static <T> @Nullable T required(
            @Nullable String typed, Function<String, T> make, String pointer, List<Defect> defects) {
        if (TypedProposal.blank(typed)) {
            defects.add(Defect.missing().at(pointer));
            return null;
        }
        return optional(typed, make, pointer, defects);
    }

    private static <T> @Nullable T optional(
            @Nullable String typed, Function<String, T> make, String pointer, List<Defect> defects) {
        return TypedProposal.blank(typed)
                ? null
                : made(Objects.requireNonNull(typed).strip(), make, pointer, defects);
    }

    private static <T> @Nullable T made(String text, Function<String, T> make, String pointer, List<Defect> defects) {
        try {
            return make.apply(text);
        } catch (IllegalArgumentException e) {
            defects.add(Defect.of(
                            "BAD_VALUE",
                            "Không hiểu được “%s”.".formatted(text),
                            "“%s” cannot be understood.".formatted(text))
                    .at(pointer));
            return null;
        }
    }

    private static @Nullable Integer year(@Nullable String typed, String pointer, List<Defect> defects) {
        Integer year = required(typed, Integer::valueOf, pointer, defects);
        if (year != null && (year < 1945 || year > 2200)) {
            defects.add(Defect.of(
                            "BAD_YEAR",
                            "Năm phải là số có bốn chữ số, từ 1945.",
                            "A year is a number of four digits, from 1945 on.")
                    .at(pointer));
            return null;
        }
        return year;
    }

    private static @Nullable Double share(@Nullable String typed, String pointer, List<Defect> defects) {
        Double share = optional(typed, text -> Double.valueOf(text.replace(',', '.')), pointer, defects);
        if (share != null && !(share >= 0 && share <= 100)) {
            defects.add(Defect.of("BAD_SHARE", "Tỷ lệ từ 0 đến 100.", "A share is from 0 to 100.")
                    .at(pointer));
            return null;
        }
        return share;
    }

    private static @Nullable Boolean truth(@Nullable String typed) {
        return TypedProposal.blank(typed) ? null : Boolean.valueOf(typed);
    }

    private static Integer positive(String text) {
        int number = Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException("not positive");
        }
        return number;
    }

    private static Integer count(String text) {
        int number = Integer.parseInt(text);
        if (number < 0) {
            throw new IllegalArgumentException("negative");
        }
        return number;
    }

    /** With the dots that people group its digits by. */
    private static Long money(String text) {
        long amount = Long.parseLong(text.replaceAll("[.\\s]", ""));
        if (amount < 0) {
            throw new IllegalArgumentException("negative");
        }
        return amount;
    }
}
