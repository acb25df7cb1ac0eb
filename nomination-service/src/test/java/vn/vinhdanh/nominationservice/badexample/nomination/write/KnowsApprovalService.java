package vn.vinhdanh.nominationservice.badexample.nomination.write;

import vn.vinhdanh.approval.badexample.OfApprovalService;

public class KnowsApprovalService {
    OfApprovalService other;
}
