package vn.vinhdanh.access.problem;

import jakarta.servlet.http.HttpServletRequest;

/** Whether a request wants a page to look at or data to work with. */
public final class Wants {

    private Wants() {}

    public static boolean page(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.startsWith("/api/") || path.startsWith("/public/api/") || path.startsWith("/actuator")) {
            return false;
        }
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }
}
