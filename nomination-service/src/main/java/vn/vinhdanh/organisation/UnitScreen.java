package vn.vinhdanh.organisation;

import org.springframework.ui.Model;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.events.UnitId;

/** The page of a unit, to be shown again where a change of it was refused. */
public interface UnitScreen {

    String show(SignedIn who, UnitId unit, Model model);

    /** The tree, where a unit that is not there yet was refused. */
    String showTree(SignedIn who, Model model);
}
