package vn.vinhdanh.nominationservice.badexample.nomination.write;

import org.axonframework.spring.stereotype.Aggregate;

@Aggregate
public class OpenAggregate {}
