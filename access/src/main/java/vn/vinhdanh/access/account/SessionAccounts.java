package vn.vinhdanh.access.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;

/**
 * Keeps of a session's account the name and the version of its credentials, and reads the rest afresh with each
 * request: a disabled account or a changed password ends its sessions everywhere, and no class of ours is ever
 * serialized into the database.
 */
final class SessionAccounts implements SecurityContextRepository {

    private static final String ACCOUNT = "account";
    private static final String VERSION = "credentialsVersion";

    private final Accounts accounts;

    SessionAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(() -> load(request));
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return load(holder.getRequest());
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        Authentication authentication = context.getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof AccountUser user) {
            HttpSession session = request.getSession(true);
            session.setAttribute(ACCOUNT, user.getUsername());
            session.setAttribute(VERSION, user.row().credentialsVersion());
            session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, user.getUsername());
            return;
        }
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ACCOUNT);
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ACCOUNT) != null;
    }

    /** The account of a session, as long as it may go on. */
    static Optional<AccountRow> rowOf(Function<String, @Nullable Object> attributes, Accounts accounts) {
        if (attributes.apply(ACCOUNT) instanceof String username
                && attributes.apply(VERSION) instanceof Integer version) {
            return accounts.row(username).filter(row -> !row.disabled() && row.credentialsVersion() == version);
        }
        return Optional.empty();
    }

    private SecurityContext load(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || session.getAttribute(ACCOUNT) == null || session.getAttribute(VERSION) == null) {
            return SecurityContextHolder.createEmptyContext();
        }
        return rowOf(session::getAttribute, accounts)
                .<SecurityContext>map(row -> {
                    AccountUser user = new AccountUser(row, false);
                    return new SecurityContextImpl(
                            UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
                })
                .orElseGet(() -> {
                    session.invalidate();
                    return SecurityContextHolder.createEmptyContext();
                });
    }

    private static final class Deferred implements DeferredSecurityContext {

        private final Supplier<SecurityContext> load;
        private @Nullable SecurityContext context;

        private Deferred(Supplier<SecurityContext> load) {
            this.load = load;
        }

        @Override
        public SecurityContext get() {
            SecurityContext loaded = context;
            if (loaded == null) {
                loaded = load.get();
                context = loaded;
            }
            return loaded;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
