package vn.vinhdanh.access.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import vn.vinhdanh.access.problem.ProblemWriter;
import vn.vinhdanh.access.problem.Wants;

/** What those are told who may not pass: a browser is led to the sign-in page, everybody else gets a problem. */
final class Doors implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    static final String SIGN_IN = "/sign-in";

    private final ProblemWriter problems;

    Doors(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (Wants.page(request)) {
            response.sendRedirect(request.getContextPath() + SIGN_IN);
            return;
        }
        // A browser that is asked for Basic remembers the answer and sends it to us from any site: never ask one.
        boolean browser = request.getHeader("Sec-Fetch-Mode") != null || request.getHeader("X-Requested-With") != null;
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                browser ? "Session realm=\"Vinh Danh\"" : "Basic realm=\"Vinh Danh\", charset=\"UTF-8\"");
        problems.write(failure, request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        if (isNobody(request) && !Wants.page(request)) {
            // Without a token of a form it is refused before anybody asked who it is: what is missing is to sign in.
            commence(request, response, new InsufficientAuthenticationException("Nobody is signed in", failure));
            return;
        }
        problems.write(failure, request, response);
    }

    private static boolean isNobody(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && SecurityContextHolder.getContext().getAuthentication() == null;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException failure)
            throws IOException {
        problems.write(failure, request, response);
    }
}
