package vn.vinhdanh.architecture.bad.write;

import java.time.LocalDate;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.approval.CaseLapsed;

/** Breaks the rule that only the owner constructs its events. */
class TellsAnothersStory {

    CaseLapsed lapse(CaseId caseId, LocalDate on) {
        return new CaseLapsed(caseId, on);
    }
}
