package vn.vinhdanh.access.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.UriComponentsBuilder;
import vn.vinhdanh.access.api.Answer;
import vn.vinhdanh.access.problem.HttpRefusal;
import vn.vinhdanh.access.problem.Problem;
import vn.vinhdanh.access.problem.ProblemWriter;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.Sentence;

/**
 * How the form of a page is answered: what is done leads on to another page, which says so; what is refused shows the
 * same page again, with the reasons and everything that was typed.
 */
public final class Forms {

    private static final Pattern OUR_PATH = Pattern.compile("/(?![/\\\\])[^\\s\\p{Cntrl}]*");

    private final ProblemWriter problems;

    Forms(ProblemWriter problems) {
        this.problems = problems;
    }

    /**
     * Where to go on.
     *
     * @param path the page, which will show what was just written
     * @param said what was done
     */
    public record Done(String path, Sentence said) {

        public static Done to(String path, String vi, String en) {
            return new Done(path, new Sentence(vi, en));
        }
    }

    /**
     * @param work the write, such as {@code write.answer(…)}
     * @param done where to go on after it
     * @param again shows the page once more; it finds the reasons in the model as {@code problem}
     */
    public String answer(Supplier<Answer> work, Function<Answer, Done> done, Model model, Supplier<String> again) {
        Answer answer;
        try {
            answer = work.get();
        } catch (Refusal | HttpRefusal refused) {
            return refused(problems.problem(refused, request()), model, again);
        }
        Done next = done.apply(answer);
        say(next.said());
        return after(next, answer);
    }

    /**
     * The same for a form that stands on another slice's page: what is refused leads back there, which finds the reasons
     * as {@code problem} and what was typed as {@code typed}. A form of somebody who goes through many names the next one
     * in {@code _onward} and this one in {@code _back}.
     */
    public String answer(Supplier<Answer> work, Function<Answer, Done> done, String back) {
        Answer answer;
        try {
            answer = work.get();
        } catch (Refusal | HttpRefusal refused) {
            Map<String, Object> flash = RequestContextUtils.getOutputFlashMap(request());
            flash.put("problem", problems.problem(refused, request()));
            flash.put("typed", typed());
            return "redirect:" + wished("_back", back);
        }
        Done next = done.apply(answer);
        say(next.said());
        return after(new Done(wished("_onward", next.path()), next.said()), answer);
    }

    /** Where the form itself asks to be led: a path of ours, or it would lead people to strangers. */
    private static String wished(String field, String otherwise) {
        String path = request().getParameter(field);
        return path != null && OUR_PATH.matcher(path).matches() ? path : otherwise;
    }

    /**
     * Tries work that is then undone, and leads back to a page, which finds what it would come to as {@code preview}, the
     * reasons against it as {@code problem}, and what was typed as {@code typed}.
     *
     * @param shown what of it the page shows
     */
    public String previewed(Supplier<Answer> trial, Function<Answer, ? extends Serializable> shown, String back) {
        Map<String, Object> flash = RequestContextUtils.getOutputFlashMap(request());
        flash.put("typed", typed());
        try {
            Answer answer = trial.get();
            if (!answer.dryRun()) {
                throw new IllegalStateException("A preview is asked for with dryRun=true");
            }
            flash.put("preview", shown.apply(answer));
        } catch (Refusal | HttpRefusal refused) {
            flash.put("problem", problems.problem(refused, request()));
        }
        return "redirect:" + back;
    }

    /** The values of the form that was sent, but for those that every form carries. */
    private static HashMap<String, String> typed() {
        HashMap<String, String> typed = new HashMap<>();
        request().getParameterMap().forEach((name, values) -> {
            if (!name.startsWith("_")) {
                typed.put(name, String.join("\n", values));
            }
        });
        return typed;
    }

    private static String after(Done next, Answer answer) {
        return "redirect:"
                + UriComponentsBuilder.fromUriString(next.path())
                        .queryParam("after", answer.position())
                        .toUriString();
    }

    /** The same for work that leaves nothing in the log. */
    public String tried(Runnable work, Done done, Model model, Supplier<String> again) {
        try {
            work.run();
        } catch (Refusal | HttpRefusal refused) {
            return refused(problems.problem(refused, request()), model, again);
        }
        say(done.said());
        return "redirect:" + done.path();
    }

    /** The same page again, for what could not even be understood. */
    public String refused(BindingResult binding, Model model, Supplier<String> again) {
        List<Defect> defects = binding.getFieldErrors().stream()
                .map(error -> Defect.of("BAD_VALUE", vietnamese(error), english(error))
                        .at("/" + error.getField().replace('.', '/')))
                .toList();
        return refused(
                Problem.of(
                        400,
                        new Sentence("Nội dung chưa đúng", "Something is not right yet"),
                        defects,
                        LocaleContextHolder.getLocale(),
                        request().getRequestURI()),
                model,
                again);
    }

    /** Says on the next page what was done. */
    public void say(Sentence said) {
        Map<String, Object> flash = RequestContextUtils.getOutputFlashMap(request());
        flash.put("done", said.in(LocaleContextHolder.getLocale()));
    }

    private static String refused(Problem problem, Model model, Supplier<String> again) {
        HttpServletResponse response = attributes().getResponse();
        if (response != null) {
            response.setStatus(problem.status());
        }
        model.addAttribute("problem", problem);
        return again.get();
    }

    private static String vietnamese(FieldError error) {
        if (error.isBindingFailure()) {
            return "Không hiểu được giá trị “%s”.".formatted(error.getRejectedValue());
        }
        return isMissing(error) ? "Bắt buộc phải có." : "Giá trị không hợp lệ.";
    }

    private static String english(FieldError error) {
        if (error.isBindingFailure()) {
            return "The value “%s” cannot be understood.".formatted(error.getRejectedValue());
        }
        return isMissing(error) ? "This is required." : "The value is not valid: " + error.getDefaultMessage() + ".";
    }

    private static boolean isMissing(FieldError error) {
        Object value = error.getRejectedValue();
        return value == null || value.toString().isBlank();
    }

    private static HttpServletRequest request() {
        return attributes().getRequest();
    }

    private static ServletRequestAttributes attributes() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            return attributes;
        }
        throw new IllegalStateException("A form is there for a request only");
    }
}
