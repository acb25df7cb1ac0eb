package vn.vinhdanh.organisation;

import org.springframework.ui.Model;
import vn.vinhdanh.access.account.SignedIn;

/** The page of one's delegations, to be shown again where one was refused. */
public interface DelegationScreen {

    String show(SignedIn who, Model model);
}
