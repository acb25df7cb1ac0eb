package vn.vinhdanh.nomination;

import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.events.NominationId;

/** Whether somebody may know of a nomination at all: who may not is told that it does not exist. */
@FunctionalInterface
public interface Sight {

    boolean sees(SignedIn who, NominationId nomination);
}
