package vn.vinhdanh.approval.write;

import java.util.List;
import vn.vinhdanh.events.approval.Stage;

/**
 * What a case still has before it.
 *
 * @param now the stage at which it is
 * @param later the stages after it
 * @param regulation that its nomination is pinned to
 */
public record Ahead(String ref, Stage now, List<Stage> later, String award, String regulation, int edition) {}
