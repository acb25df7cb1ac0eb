package vn.vinhdanh.nominationservice.badexample.nomination.read;

import java.time.LocalDate;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.approval.CaseLapsed;

public class ReadThatMakesEvents {
    CaseLapsed event = new CaseLapsed(new CaseId("x"), LocalDate.EPOCH);
}
