/** Rebuilding a view from the log, for operators. */
@NullMarked
package vn.vinhdanh.approval.read.rebuild;

import org.jspecify.annotations.NullMarked;
