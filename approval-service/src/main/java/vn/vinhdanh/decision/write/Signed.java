package vn.vinhdanh.decision.write;

import java.util.List;

/** What signing came to. */
public record Signed(long version, List<Effect> effects) {}
