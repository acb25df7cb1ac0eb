package vn.vinhdanh.approval.badexample;

/** Stands where approval-service's classes are, so that there is something that this module must not know. */
public class OfApprovalService {}
