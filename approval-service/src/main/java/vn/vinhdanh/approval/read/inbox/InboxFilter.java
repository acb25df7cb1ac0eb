package vn.vinhdanh.approval.read.inbox;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.approval.read.Folding;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.StepKind;

/**
 * What of an inbox is wanted.
 *
 * @param text words of the reference or of the recipient's name, in any case and without diacritics
 */
record InboxFilter(
        @Nullable StepKind step,
        @Nullable Boolean overdue,
        @Nullable CaseState state,
        @Nullable AwardLevel level,
        @Nullable String award,
        @Nullable String unit,
        @Nullable String text) {

    private static final String OPEN = "9223372036854775807";

    static InboxFilter of(@Nullable StepKind step, @Nullable Boolean overdue) {
        return new InboxFilter(step, overdue, null, null, null, null, null);
    }

    /**
     * Reads what was typed: words, and operators such as {@code level:PROVINCE is:overdue unit:D.DILINH}.
     *
     * @throws Refusal MALFORMED for an operator or a value that there is not
     */
    static InboxFilter parse(String query) {
        Map<String, String> operators = new HashMap<>();
        StringBuilder words = new StringBuilder();
        for (String word : query.strip().split("\\s+")) {
            int colon = word.indexOf(':');
            if (colon > 0 && colon < word.length() - 1) {
                operators.put(word.substring(0, colon).toLowerCase(Locale.ROOT), word.substring(colon + 1));
            } else if (!word.isEmpty()) {
                words.append(words.isEmpty() ? "" : " ").append(word);
            }
        }
        String is = operators.remove("is");
        InboxFilter filter = new InboxFilter(
                one(StepKind.class, "step", operators.remove("step")),
                is == null ? null : overdue(is),
                one(CaseState.class, "state", operators.remove("state")),
                one(AwardLevel.class, "level", operators.remove("level")),
                operators.remove("award"),
                operators.remove("unit"),
                words.isEmpty() ? null : words.toString());
        if (!operators.isEmpty()) {
            throw unknown(operators.keySet().iterator().next(), "step, is, state, level, award, unit");
        }
        return filter;
    }

    /** Conditions on {@code approval.inbox i}; those on the case are asked of its open row. */
    String where(Map<String, Object> parameters) {
        StringBuilder where = new StringBuilder();
        if (step != null) {
            where.append(" and i.step = :step");
            parameters.put("step", step.name());
        }
        if (overdue != null) {
            where.append(" and i.overdue = ").append(overdue.booleanValue());
        }
        if (state != null) {
            where.append(" and i.state = :state");
            parameters.put("state", state.name());
        }
        StringBuilder about = new StringBuilder();
        if (level != null) {
            about.append(" and f.level = :level");
            parameters.put("level", level.name());
        }
        if (award != null) {
            about.append(" and f.award = :award");
            parameters.put("award", award.toUpperCase(Locale.ROOT));
        }
        if (unit != null) {
            about.append(" and (f.recipient_unit = :unit or f.proposed_by = :unit)");
            parameters.put("unit", unit);
        }
        if (text != null) {
            about.append(" and to_tsvector('simple', f.search) @@ to_tsquery('simple', :words)");
            parameters.put("words", Folding.question(text));
        }
        if (!about.isEmpty()) {
            where.append(
                            " and exists (select from approval.cases f where f.nomination = i.nomination and f.valid_to = ")
                    .append(OPEN)
                    .append(about)
                    .append(")");
        }
        return where.toString();
    }

    private static Boolean overdue(String is) {
        if (is.equalsIgnoreCase("overdue")) {
            return true;
        }
        throw unknown("is:" + is, "is:overdue");
    }

    private static <E extends Enum<E>> @Nullable E one(Class<E> kind, String operator, @Nullable String value) {
        if (value == null) {
            return null;
        }
        return Arrays.stream(kind.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> unknown(operator + ":" + value, Arrays.toString(kind.getEnumConstants())));
    }

    private static Refusal unknown(String what, String known) {
        return Refusal.malformed(Defect.of(
                        "BAD_SEARCH",
                        "Không hiểu “%s”; có thể dùng: %s.".formatted(what, known),
                        "“%s” is not understood; known are: %s.".formatted(what, known))
                .at("?q"));
    }
}
