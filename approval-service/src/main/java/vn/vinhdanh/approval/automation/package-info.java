/** What happens by itself: cases follow nominations and decisions, clocks fire. */
@NullMarked
package vn.vinhdanh.approval.automation;

import org.jspecify.annotations.NullMarked;
