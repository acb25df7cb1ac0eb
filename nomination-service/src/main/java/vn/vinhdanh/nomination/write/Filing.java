package vn.vinhdanh.nomination.write;

import java.util.List;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.nomination.Verdict;

/** What a nomination is pinned to when it is filed, and how each criterion stood. */
record Filing(String regulation, int edition, AwardLevel level, List<Verdict> verdicts) {}
