package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.CaseId;

/** Let the case stand still; a draft decision loses it. */
public record HoldCase(CaseId caseId, @Nullable Long version, StatedReason reason, Actor by, LocalDate on) {}
