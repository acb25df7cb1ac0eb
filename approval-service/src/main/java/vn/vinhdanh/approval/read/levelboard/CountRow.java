package vn.vinhdanh.approval.read.levelboard;

import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.RecipientKind;

/** How many nominations of one level stand so, by award and kind of recipient. */
record CountRow(AwardLevel level, CaseState state, String award, RecipientKind recipientKind, int number) {

    static CountRow none(BoardRow row) {
        return new CountRow(row.level(), row.state(), row.award(), row.recipientKind(), 0);
    }

    CountRow plus(int more) {
        return new CountRow(level, state, award, recipientKind, number + more);
    }
}
