package vn.vinhdanh.people;

import org.springframework.ui.Model;
import vn.vinhdanh.access.account.SignedIn;

/** The pages of accounts, to be shown again where a change of them was refused. */
public interface AccountScreen {

    String show(SignedIn who, String username, Model model);

    /** The list, where a new account was refused. */
    String showList(SignedIn who, Model model);
}
