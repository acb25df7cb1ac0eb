package vn.vinhdanh.access.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.vinhdanh.access.AccessProperties;
import vn.vinhdanh.access.problem.BodyTooLarge;
import vn.vinhdanh.access.problem.ProblemWriter;

/** Lets no more of a body in than its kind may have: at once where the length is told, else while it is read. */
final class BodyLimits extends OncePerRequestFilter {

    /** What the form around a document may take. */
    static final long ENVELOPE = 1 << 20;

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final AccessProperties properties;
    private final ProblemWriter problems;

    BodyLimits(AccessProperties properties, ProblemWriter problems) {
        this.properties = properties;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return WITHOUT_BODY.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long limit = limit(request.getContentType());
        if (request.getContentLengthLong() > limit) {
            problems.write(new BodyTooLarge(limit), request, response);
            return;
        }
        chain.doFilter(new BoundedBody(request, limit), response);
    }

    private long limit(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/")) {
            return properties.documentLimit().toBytes() + ENVELOPE;
        }
        if (type.startsWith("text/csv")
                || type.startsWith("application/vnd.openxmlformats-officedocument.spreadsheet")) {
            return properties.tableLimit().toBytes();
        }
        return properties.jsonLimit().toBytes();
    }
}
