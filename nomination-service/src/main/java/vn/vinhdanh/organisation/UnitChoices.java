package vn.vinhdanh.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.organisation.HeldOffice;
import vn.vinhdanh.access.problem.StrictJson;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.people.FoldedName;

/**
 * Units as a form offers them: a field with suggestions, in which a unit is spelled by its name and, in parentheses, its
 * id. Whoever types only the one or the other is understood as well.
 */
@Component
public class UnitChoices {

    /** A list of suggestions is read by people. */
    private static final int SHOWN = 100;

    private static final Pattern SPELLED = Pattern.compile(".*\\(([^()]+)\\)\\s*");
    private static final long OPEN = Long.MAX_VALUE;

    private static final String EXISTS = " (u.since is null or u.since <= :on) and (u.until is null or :on <= u.until)"
            + " and u.valid_to = " + OPEN;

    private static final String NAMED = "select u.id, n.name from nomination.unit u join lateral (select n.name"
            + " from nomination.unit_name n where n.unit = u.id and n.valid_to = " + OPEN
            + " order by n.since <= :on desc, case when n.since <= :on then n.since end desc, n.since limit 1) n on true"
            + " where ";

    private final JdbcClient jdbc;
    private final OwnOrganisation organisation;

    UnitChoices(JdbcClient jdbc, OwnOrganisation organisation) {
        this.jdbc = jdbc;
        this.organisation = organisation;
    }

    /** A unit by id and name. */
    public record Choice(String id, String name) {

        /** As it stands in the field. */
        public String spelled() {
            return name + " (" + id + ")";
        }
    }

    /** The units that somebody may propose for on a day. */
    public List<Choice> proposing(PersonId person, LocalDate on) {
        Set<String> units = new LinkedHashSet<>();
        for (HeldOffice office : organisation.queries().held(person, on)) {
            if (office.kind() == OfficeKind.SUBMITTER) {
                units.add(office.unit().value());
            }
        }
        return named(units, on);
    }

    /** Some units and what lies directly below them: where a nominee is most often found. */
    public List<Choice> near(Collection<String> units, LocalDate on) {
        if (units.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(NAMED
                        + "(u.id in (:units) or u.id in (select p.unit from nomination.unit_parent p where p.parent"
                        + " in (:units) and p.since <= :on and p.valid_to = " + OPEN + ")) and" + EXISTS
                        + " order by u.id limit " + SHOWN)
                .param("units", units)
                .param("on", on)
                .query(Choice.class)
                .list();
    }

    /** Units of a day by a part of their name, without regard to case and diacritics. */
    public List<Choice> search(String q, LocalDate on) {
        String folded = FoldedName.of(q);
        if (folded.isEmpty()) {
            return List.of();
        }
        String pattern = "%" + folded.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return jdbc.sql(NAMED + "u.id in (select f.unit from nomination.unit_name f where nomination.folded(f.name)"
                        + " like :q and f.valid_to = " + OPEN + ") and nomination.folded(n.name) like :q and" + EXISTS
                        + " order by u.id limit " + SHOWN)
                .param("q", pattern)
                .param("on", on)
                .query(Choice.class)
                .list();
    }

    public List<Choice> named(Collection<String> units, LocalDate on) {
        var names = organisation.queries().names(units, on);
        return units.stream()
                .map(unit -> new Choice(unit, names.getOrDefault(unit, unit)))
                .toList();
    }

    /** How a unit is spelled in a field on a day. */
    public String spelled(String unit, LocalDate on) {
        return named(List.of(unit), on).get(0).spelled();
    }

    /**
     * Which unit somebody means.
     *
     * @param pointer the field
     * @throws Refusal MALFORMED where it is no unit, or more than one
     */
    public UnitId meant(String typed, LocalDate on, String pointer) {
        String text = StrictJson.composed(typed).strip();
        Matcher spelled = SPELLED.matcher(text);
        String id = spelled.matches() ? spelled.group(1).strip() : text;
        if (isKnown(id)) {
            return new UnitId(id);
        }
        String folded = FoldedName.of(text);
        List<Choice> found = search(text, on);
        List<Choice> exact = found.stream()
                .filter(choice -> FoldedName.of(choice.name()).equals(folded))
                .toList();
        List<Choice> meant = exact.isEmpty() ? found : exact;
        if (meant.size() == 1) {
            return new UnitId(meant.get(0).id());
        }
        throw Refusal.malformed((meant.isEmpty()
                        ? Defect.of(
                                "UNIT_UNKNOWN",
                                "Không có đơn vị nào tên “%s”.".formatted(text),
                                "There is no unit called “%s”.".formatted(text))
                        : Defect.of(
                                "UNIT_AMBIGUOUS",
                                "Có nhiều đơn vị tên “%s”; hãy chọn một trong danh sách gợi ý.".formatted(text),
                                "Several units are called “%s”; choose one of the suggestions.".formatted(text)))
                .at(pointer));
    }

    private boolean isKnown(String id) {
        return jdbc.sql("select exists (select from nomination.unit u where u.id = :id and u.valid_to = " + OPEN + ")")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }
}
