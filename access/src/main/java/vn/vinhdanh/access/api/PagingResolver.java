package vn.vinhdanh.access.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Makes the {@link Paging} of a request. */
final class PagingResolver implements HandlerMethodArgumentResolver {

    /** Parameters that do not say which list it is. */
    private static final Set<String> ABOUT_THE_PIECE = Set.of("limit", "cursor", "count", "after");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Paging.class;
    }

    @Override
    public Paging resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            return Paging.first(Paging.DEFAULT_LIMIT);
        }
        Long limit = Parameters.number(request, "limit");
        if (limit != null && (limit < 1 || limit > Paging.MAX_LIMIT)) {
            throw Parameters.wrong("limit", "1…" + Paging.MAX_LIMIT);
        }
        String list = list(request);
        String cursor = request.getParameter("cursor");
        return new Paging(
                limit == null ? Paging.DEFAULT_LIMIT : limit.intValue(),
                cursor == null || cursor.isEmpty() ? List.of() : Cursor.keys(list, cursor),
                Parameters.flag(request, "count"),
                list);
    }

    private static String list(HttpServletRequest request) {
        StringBuilder list = new StringBuilder(request.getRequestURI());
        new TreeMap<>(request.getParameterMap()).forEach((name, values) -> {
            if (!ABOUT_THE_PIECE.contains(name)) {
                list.append('&').append(name).append('=').append(Arrays.toString(values));
            }
        });
        return list.toString();
    }
}
