package vn.vinhdanh.decision.write;

import java.time.LocalDate;
import java.util.List;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.DecisionId;
import vn.vinhdanh.events.UnitId;

/** Put cases together for one signature. */
public record DraftDecision(
        DecisionId decision, AwardLevel level, UnitId body, List<CaseId> cases, Actor by, LocalDate on) {}
