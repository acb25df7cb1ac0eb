package vn.vinhdanh.access.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.Sentence;

/** What went wrong, as RFC 9457 spells it, with every defect at once. */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        List<Entry> errors) implements Serializable {

    /**
     * One defect.
     *
     * @param pointer a JSON pointer into the body, {@code ?name} for a parameter, or the name of a header
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            @Nullable String pointer,
            String code,
            String message,
            @Nullable String legalRef) implements Serializable {}

    public static Problem of(Refusal refusal, Locale locale, @Nullable String instance) {
        return of(statusOf(refusal.kind()), titleOf(refusal.kind()), refusal.defects(), locale, instance);
    }

    public static Problem of(
            int status, Sentence title, List<Defect> defects, Locale locale, @Nullable String instance) {
        Defect first = defects.get(0);
        return new Problem(
                "urn:vinhdanh:problem:" + first.code().toLowerCase(Locale.ROOT).replace('_', '-'),
                title.in(locale),
                status,
                first.message().in(locale),
                instance,
                defects.stream()
                        .map(defect -> new Entry(
                                defect.pointer(),
                                defect.code(),
                                defect.message().in(locale),
                                defect.legalRef()))
                        .toList());
    }

    public static int statusOf(Refusal.Kind kind) {
        return switch (kind) {
            case MALFORMED -> 400;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case STATE -> 409;
            case STALE -> 412;
            case RULE -> 422;
        };
    }

    static Sentence titleOf(Refusal.Kind kind) {
        return switch (kind) {
            case MALFORMED -> new Sentence("Yêu cầu không hợp lệ", "The request cannot be understood");
            case FORBIDDEN -> new Sentence("Không thuộc thẩm quyền", "Not yours to do");
            case NOT_FOUND -> new Sentence("Không tìm thấy", "Not found");
            case STATE -> new Sentence("Trạng thái không cho phép", "Not possible in the present state");
            case STALE -> new Sentence("Dữ liệu đã thay đổi", "Changed meanwhile");
            case RULE -> new Sentence("Không đúng quy định", "Against a rule");
        };
    }
}
