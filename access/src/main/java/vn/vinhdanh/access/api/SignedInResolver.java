package vn.vinhdanh.access.api;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import vn.vinhdanh.access.account.AccountUser;
import vn.vinhdanh.access.account.SignedIn;

/** Makes the {@link SignedIn} of a request; on a page open to all, a nullable one may be missing. */
final class SignedInResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == SignedIn.class;
    }

    @Override
    public @Nullable SignedIn resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        SignedIn who = present();
        return who == null && !parameter.isOptional() ? require() : who;
    }

    SignedIn require() {
        SignedIn who = present();
        if (who == null) {
            throw new AuthenticationCredentialsNotFoundException("Not signed in");
        }
        return who;
    }

    private static @Nullable SignedIn present() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof AccountUser user
                ? user.signedIn()
                : null;
    }
}
