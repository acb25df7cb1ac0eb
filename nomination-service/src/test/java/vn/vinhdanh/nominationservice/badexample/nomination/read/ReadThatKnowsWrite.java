package vn.vinhdanh.nominationservice.badexample.nomination.read;

import vn.vinhdanh.nominationservice.badexample.nomination.write.HelperManager;

public class ReadThatKnowsWrite {
    HelperManager write;
}
