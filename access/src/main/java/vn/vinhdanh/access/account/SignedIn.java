package vn.vinhdanh.access.account;

import vn.vinhdanh.events.PersonId;

/**
 * Who is asking: an argument of any controller method. What they may do follows from the offices of the person, never
 * from the account.
 *
 * @param account the user name
 * @param person whom the account names
 * @param administrator the account made on the empty system, which counts as an administrator's office and as nothing
 *     else
 */
public record SignedIn(String account, PersonId person, boolean administrator) {

    public SignedIn(String account, PersonId person) {
        this(account, person, false);
    }
}
