package vn.vinhdanh.nomination.write.propose;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.Sentence;

/** The columns of a table of nominations, in the order in which the template has them. */
enum NominationColumn {
    REF(true, "Mã đề nghị do đơn vị đặt", "The unit's own reference"),
    AWARD(true, "Mã danh hiệu hoặc hình thức khen thưởng", "Code of the award"),
    RECIPIENT_KIND(true, RecipientKind.class, "Loại đối tượng", "Kind of recipient"),
    RECIPIENT(true, "Tên cá nhân, tập thể hoặc hộ gia đình", "Name of who is honoured"),
    RECIPIENT_UNIT(true, "Mã đơn vị của người được đề nghị", "Id of the recipient's unit"),
    PROPOSED_BY(true, "Mã đơn vị đề nghị", "Id of the unit that proposes"),
    MOVEMENT(true, "Phong trào thi đua hoặc đợt xét", "The emulation movement"),
    COMMENDATION_TYPE(true, CommendationType.class, "Loại hình khen thưởng", "Type of commendation"),
    ACHIEVEMENTS(false, "Tóm tắt thành tích", "Summary of the achievements"),
    FACTS(false, "Dữ kiện xét tiêu chuẩn, dạng JSON", "Facts for the criteria, in JSON");

    private final boolean required;
    private final List<String> choices;
    private final Sentence meaning;

    NominationColumn(boolean required, String vi, String en) {
        this.required = required;
        this.choices = List.of();
        this.meaning = new Sentence(vi, en);
    }

    NominationColumn(boolean required, Class<? extends Enum<?>> choices, String vi, String en) {
        this.required = required;
        this.choices = Arrays.stream(choices.getEnumConstants()).map(Enum::name).toList();
        this.meaning = new Sentence(vi, en);
    }

    static Set<String> required() {
        return names(true);
    }

    static Set<String> optional() {
        return names(false);
    }

    /** As the header has it. */
    public String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isRequired() {
        return required;
    }

    /** The only values that it may have; empty where any will do. */
    public List<String> choices() {
        return choices;
    }

    public Sentence meaning() {
        return meaning;
    }

    private static Set<String> names(boolean required) {
        return Arrays.stream(values())
                .filter(column -> column.required == required)
                .map(NominationColumn::header)
                .collect(Collectors.toUnmodifiableSet());
    }
}
