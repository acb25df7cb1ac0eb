package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import vn.vinhdanh.events.CaseId;

/** Answer the withdrawal of the nomination. */
public record WithdrawCase(CaseId caseId, long nominationVersion, LocalDate on) {}
