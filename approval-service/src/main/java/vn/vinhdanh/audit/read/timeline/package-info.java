/** Everything that happened to one nomination, in both services, in the order of the log. */
@NullMarked
package vn.vinhdanh.audit.read.timeline;

import org.jspecify.annotations.NullMarked;
