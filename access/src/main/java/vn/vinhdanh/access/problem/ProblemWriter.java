package vn.vinhdanh.access.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem as an answer, from a controller's failure or from a filter's. */
public final class ProblemWriter {

    private final JsonMapper json;
    private final LocaleResolver locales;

    public ProblemWriter(JsonMapper json, LocaleResolver locales) {
        this.json = json;
        this.locales = locales;
    }

    public void write(Throwable failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        HttpRefusal fault = Faults.of(failure);
        response.resetBuffer();
        response.setStatus(fault.status());
        fault.headers().forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem(fault, request)));
    }

    ResponseEntity<Problem> answer(Throwable failure, HttpServletRequest request) {
        HttpRefusal fault = Faults.of(failure);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(fault.status());
        fault.headers().forEach(answer::header);
        return answer.header("Cache-Control", "no-store")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem(fault, request));
    }

    /** The same as a page to look at. */
    ModelAndView page(Throwable failure, HttpServletRequest request) {
        HttpRefusal fault = Faults.of(failure);
        ModelAndView page = new ModelAndView("error", Map.of("problem", problem(fault, request)));
        page.setStatus(HttpStatusCode.valueOf(fault.status()));
        return page;
    }

    /** The problem of one item of a larger answer. */
    public Problem problem(Throwable failure, HttpServletRequest request) {
        return problem(Faults.of(failure), request);
    }

    private Problem problem(HttpRefusal fault, HttpServletRequest request) {
        Locale locale = locales.resolveLocale(request);
        return Problem.of(fault.status(), fault.title(), fault.defects(), locale, request.getRequestURI());
    }
}
