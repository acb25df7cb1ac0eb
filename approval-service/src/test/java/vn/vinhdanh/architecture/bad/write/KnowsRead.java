package vn.vinhdanh.architecture.bad.write;

import vn.vinhdanh.approval.read.CaseState;

/** Breaks the rule that write does not know read. */
record KnowsRead(CaseState state) {}
