package vn.vinhdanh.nomination;

import org.springframework.ui.Model;
import vn.vinhdanh.access.account.SignedIn;

/** Where a unit's clerk works on a nomination that is still the unit's to change. */
public interface ProposalDesk {

    /** Whether somebody is a clerk of the unit that proposes it, on the day on which they would act. */
    boolean isTheirs(SignedIn who, NominationSheet sheet);

    /** The form over a nomination as it stands, or as it was typed and not yet saved. */
    String show(SignedIn who, NominationSheet sheet, Model model);
}
