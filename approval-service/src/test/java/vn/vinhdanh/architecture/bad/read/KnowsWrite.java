package vn.vinhdanh.architecture.bad.read;

import vn.vinhdanh.approval.write.LapseCase;

/** Breaks the rule that read does not know write. */
record KnowsWrite(LapseCase command) {}
