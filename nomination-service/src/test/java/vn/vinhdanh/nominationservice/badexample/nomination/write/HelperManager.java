package vn.vinhdanh.nominationservice.badexample.nomination.write;

public class HelperManager {}
