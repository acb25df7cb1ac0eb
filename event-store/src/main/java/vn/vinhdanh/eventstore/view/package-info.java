/**
 * Views of the log whose rows are versioned by position: declared as handlers that fold events into rows, kept up to
 * date live, and rebuilt from the whole log beside the running one.
 */
@NullMarked
package vn.vinhdanh.eventstore.view;

import org.jspecify.annotations.NullMarked;
