package vn.vinhdanh.architecture.bad.read;

import vn.vinhdanh.approval.automation.Deadlines;

/** Breaks the rule that read does not know what happens by itself. */
record KnowsAutomation(Deadlines deadlines) {}
