package vn.vinhdanh.approval.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.ItemReport;
import vn.vinhdanh.access.page.Forms;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.access.problem.Problem;
import vn.vinhdanh.approval.write.CaseForm.Appraisal;
import vn.vinhdanh.approval.write.CaseForm.Plain;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.Sentence;
import vn.vinhdanh.events.approval.Recommendation;

/** One act on many cases of an inbox: each effect is shown before anything happens. */
@PageController
class BulkActsPage {

    private static final Pattern CHOICE = Pattern.compile("([0-9a-f-]{36}) (\\d{1,9})");
    private static final int MOST = 200;

    private final CaseActs acts;
    private final JdbcClient jdbc;
    private final Forms forms;

    BulkActsPage(CaseActs acts, JdbcClient jdbc, Forms forms) {
        this.acts = acts;
        this.jdbc = jdbc;
        this.forms = forms;
    }

    private record Chosen(NominationId nomination, long version) {

        static List<Chosen> of(@Nullable List<String> choice) {
            List<Chosen> chosen = new ArrayList<>();
            for (String one : choice == null ? List.<String>of() : choice) {
                Matcher parts = CHOICE.matcher(one);
                if (!parts.matches()) {
                    throw Refusal.malformed(Defect.of("BAD_VALUE", "Lựa chọn không hợp lệ.", "A choice is not valid."));
                }
                chosen.add(new Chosen(new NominationId(parts.group(1)), Long.parseLong(parts.group(2))));
            }
            if (chosen.isEmpty() || chosen.size() > MOST) {
                throw Refusal.malformed(Defect.of(
                        "BAD_CHOICE",
                        "Hãy chọn từ 1 đến %d hồ sơ.".formatted(MOST),
                        "Choose 1 to %d cases.".formatted(MOST)));
            }
            return chosen;
        }
    }

    /** What the act would do to one case. */
    record Line(
            String nomination,
            String ref,
            String award,
            String recipient,
            @Nullable Problem problem,
            String choice) {}

    /** Asked with {@code ?dryRun=true}. Sessions and decisions have pages of their own to look before. */
    @PostMapping("/inbox/preview")
    String preview(
            @RequestParam(required = false) @Nullable List<String> choice,
            @RequestParam String verb,
            ApiWrite write,
            Model model) {
        List<Chosen> chosen;
        try {
            chosen = Chosen.of(choice);
        } catch (Refusal refused) {
            return forms.previewed(
                    () -> {
                        throw refused;
                    },
                    answer -> "",
                    "/inbox");
        }
        if (verb.equals("session") || verb.equals("decide")) {
            String body = bodyOf(chosen.get(0));
            return "redirect:"
                    + UriComponentsBuilder.fromPath(verb.equals("session") ? "/sessions/new" : "/decisions/new")
                            .queryParam(verb.equals("session") ? "council" : "body", body)
                            .queryParam(
                                    "case",
                                    chosen.stream()
                                            .map(one -> one.nomination().value())
                                            .toList())
                            .toUriString();
        }
        CaseVerb act = CaseVerb.of(verb);
        List<ItemReport> reports = each(act, chosen, write);
        Map<String, String[]> subjects = subjects(chosen);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            Chosen one = chosen.get(i);
            String[] subject = subjects.getOrDefault(one.nomination().value(), new String[] {"?", "?", "?"});
            lines.add(new Line(
                    one.nomination().value(),
                    subject[0],
                    subject[1],
                    subject[2],
                    reports.get(i).problem(),
                    one.nomination().value() + " " + one.version()));
        }
        model.addAttribute("lines", lines);
        model.addAttribute("verb", verb);
        model.addAttribute(
                "possible",
                lines.stream().filter(line -> line.problem() == null).count());
        return "approval/bulk";
    }

    @PostMapping("/inbox/act")
    String act(
            @RequestParam(required = false) @Nullable List<String> choice, @RequestParam String verb, ApiWrite write) {
        List<ItemReport> reports = each(CaseVerb.of(verb), Chosen.of(choice), write);
        long done = reports.stream().filter(report -> report.problem() == null).count();
        forms.say(
                done == reports.size()
                        ? new Sentence("Đã thực hiện %d hồ sơ.".formatted(done), "%d cases are done.".formatted(done))
                        : new Sentence(
                                "Đã thực hiện %d trên %d hồ sơ; số còn lại vẫn ở đây.".formatted(done, reports.size()),
                                "%d of %d cases are done; the others are still here.".formatted(done, reports.size())));
        long position = reports.stream()
                .map(ItemReport::position)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        return "redirect:/inbox?after=" + position;
    }

    private List<ItemReport> each(CaseVerb verb, List<Chosen> chosen, ApiWrite write) {
        CaseForm form = form(verb);
        Object items = Objects.requireNonNull(write.each(
                                HttpStatus.OK,
                                chosen,
                                one -> acts.act(verb, one.nomination(), one.version(), form, write))
                        .getBody())
                .get("items");
        return items instanceof List<?> list
                ? list.stream().map(ItemReport.class::cast).toList()
                : List.of();
    }

    private static CaseForm form(CaseVerb verb) {
        return switch (verb) {
            case ACCEPT, FORWARD -> new Plain(null);
            case APPRAISE -> new Appraisal(Recommendation.FAVOURABLE, null, List.of(), null);
            default ->
                throw Refusal.malformed(Defect.of(
                        "NOT_IN_BULK", "Việc này làm trên từng hồ sơ.", "This is done on each case by itself."));
        };
    }

    private Map<String, String[]> subjects(List<Chosen> chosen) {
        Map<String, String[]> subjects = new HashMap<>();
        jdbc.sql("select nomination, ref, award, recipient from approval.cases where nomination in (:cases)"
                        + " and valid_to = 9223372036854775807")
                .param(
                        "cases",
                        chosen.stream().map(one -> one.nomination().value()).toList())
                .query(row -> {
                    subjects.put(row.getString(1), new String[] {row.getString(2), row.getString(3), row.getString(4)});
                });
        return subjects;
    }

    private String bodyOf(Chosen one) {
        return jdbc.sql("select body from approval.inbox where nomination = :nomination"
                        + " and valid_to = 9223372036854775807")
                .param("nomination", one.nomination().value())
                .query(String.class)
                .optional()
                .orElse("");
    }
}
