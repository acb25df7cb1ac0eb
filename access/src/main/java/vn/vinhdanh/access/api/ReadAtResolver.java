package vn.vinhdanh.access.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.eventstore.EventLog;

/** Makes the {@link ReadAt} of a request. */
final class ReadAtResolver implements HandlerMethodArgumentResolver {

    private final ObjectProvider<EventLog> log;
    private final Waiting waiting;

    ReadAtResolver(ObjectProvider<EventLog> log, Waiting waiting) {
        this.log = log;
        this.waiting = waiting;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ReadAt.class;
    }

    @Override
    public ReadAt resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            return ReadAt.now();
        }
        Long position = Parameters.number(request, "position");
        Instant asOf = Parameters.instant(request, "asOf");
        if (position != null && asOf != null) {
            throw Refusal.malformed(Defect.of(
                            "BAD_PARAMETER",
                            "Chỉ dùng một trong hai tham số asOf và position.",
                            "Use either asOf or position, not both.")
                    .at("?asOf"));
        }
        if (asOf != null) {
            position = log.getObject().positionAt(asOf);
        } else if (position != null && position > log.getObject().head()) {
            throw Refusal.malformed(Defect.of(
                            "POSITION_NOT_REACHED",
                            "Nhật ký chưa đến vị trí này.",
                            "The log has not reached this position.")
                    .at("?position"));
        }
        return new ReadAt(position, Parameters.number(request, "after"), waiting);
    }
}
