package vn.vinhdanh.access.reading;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import vn.vinhdanh.access.account.AccountUser;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.audit.ReadingWay;

/**
 * Lets nothing be shown to an auditor that is not recorded: every read of every slice, also of one that is written next
 * year, unless it says that it is {@link Unrecorded}.
 */
final class RecordingReads implements HandlerInterceptor {

    private static final String OURS = "vn.vinhdanh.";

    /** Under these names an address carries the id of a nomination. */
    private static final String NOMINATION = "nomination";

    private static final String AFTER = "after=";

    private final ObjectProvider<Readings> readings;

    RecordingReads(ObjectProvider<Readings> readings) {
        this.readings = readings;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && isRead(request)
                && isRecorded(method)
                && present() instanceof AccountUser user) {
            String pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
            readings.getObject()
                    .looked(
                            user.signedIn(),
                            method.hasMethodAnnotation(Export.class) ? ReadingWay.EXPORTED : ReadingWay.LOOKED,
                            pattern,
                            address(request),
                            nomination(request, pattern));
        }
        return true;
    }

    /** Once for a request, however often it is dispatched; what is open to the public is no auditor's look. */
    private static boolean isRead(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.REQUEST
                && (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"));
    }

    private static boolean isRecorded(HandlerMethod method) {
        return method.getBeanType().getName().startsWith(OURS)
                && !method.hasMethodAnnotation(Unrecorded.class)
                && !AnnotatedElementUtils.hasAnnotation(method.getBeanType(), Unrecorded.class);
    }

    /** Without how long the answer was waited for: that says nothing of what was read. */
    private static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        String asked = query == null
                ? ""
                : Arrays.stream(query.split("&"))
                        .filter(part -> !part.startsWith(AFTER))
                        .collect(Collectors.joining("&"));
        return asked.isEmpty() ? request.getRequestURI() : request.getRequestURI() + "?" + asked;
    }

    private static @Nullable Object present() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? null : authentication.getPrincipal();
    }

    private static @Nullable NominationId nomination(HttpServletRequest request, String pattern) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        if (!(variables instanceof Map<?, ?> values)) {
            return null;
        }
        Object value = pattern.contains("/nominations/{id}") ? values.get("id") : values.get(NOMINATION);
        return value instanceof String id && Id.isOne(id) ? new NominationId(id) : null;
    }
}
