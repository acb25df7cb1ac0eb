package vn.vinhdanh.access.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.ErrorProperties;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Failures outside of any controller: pages get the error page, everything else a problem. */
final class ProblemErrorController extends BasicErrorController {

    private final JsonMapper json;
    private final org.springframework.web.servlet.LocaleResolver locales;

    ProblemErrorController(
            ErrorAttributes attributes,
            List<ErrorViewResolver> views,
            JsonMapper json,
            org.springframework.web.servlet.LocaleResolver locales) {
        super(attributes, new ErrorProperties(), views);
        this.json = json;
        this.locales = locales;
    }

    @Override
    public ModelAndView errorHtml(HttpServletRequest request, HttpServletResponse response) {
        Problem problem = problem(request);
        response.setStatus(problem.status());
        return new ModelAndView("error", Map.of("problem", problem));
    }

    @Override
    public ResponseEntity<Map<String, Object>> error(HttpServletRequest request) {
        Problem problem = problem(request);
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(json.convertValue(problem, new TypeReference<Map<String, Object>>() {}));
    }

    private Problem problem(HttpServletRequest request) {
        HttpStatus status = getStatus(request);
        HttpRefusal fault = failure(request) instanceof Exception failure && status == HttpStatus.INTERNAL_SERVER_ERROR
                ? Faults.of(failure)
                : Faults.status(status.value());
        Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return Problem.of(
                fault.status(),
                fault.title(),
                fault.defects(),
                locales.resolveLocale(request),
                uri == null ? null : uri.toString());
    }

    private static @Nullable Object failure(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    }
}
