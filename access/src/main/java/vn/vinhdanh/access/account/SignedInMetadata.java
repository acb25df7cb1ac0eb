package vn.vinhdanh.access.account;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Notes in the metadata of every event which account was signed in. Who acted, and on what authority, is said by the
 * events themselves; an event of an automation has no account, and leads by its correlation to one that has.
 */
public final class SignedInMetadata implements MessageDispatchInterceptor<EventMessage<?>> {

    /** Under which the name of the account stands. */
    public static final String ACCOUNT = "account";

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> events) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof AccountUser user
                ? (index, event) -> event.andMetaData(Map.of(ACCOUNT, user.getUsername()))
                : (index, event) -> event;
    }
}
