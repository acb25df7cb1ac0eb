package vn.vinhdanh.access.account;

import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** Whether a session goes on: for connections that outlast the request which opened them. */
public final class LiveSessions {

    private final SessionRepository<? extends Session> sessions;
    private final Accounts accounts;

    LiveSessions(SessionRepository<? extends Session> sessions, Accounts accounts) {
        this.sessions = sessions;
        this.accounts = accounts;
    }

    /** Looking does not prolong it. It ends with a sign-out, with time, and with the account's right to be here. */
    public boolean isLive(String id) {
        Session session = sessions.findById(id);
        return session != null
                && !session.isExpired()
                && SessionAccounts.rowOf(session::getAttribute, accounts).isPresent();
    }
}
