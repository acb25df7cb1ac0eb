package vn.vinhdanh.nominationservice.badexample.nomination.write;

import vn.vinhdanh.nominationservice.badexample.nomination.read.ReadThatMakesEvents;

public class WriteThatKnowsRead {
    ReadThatMakesEvents read;
}
