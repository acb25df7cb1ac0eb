/** Replaying the log beside the running views, with a verdict, for auditors. */
@NullMarked
package vn.vinhdanh.audit.read.replay;

import org.jspecify.annotations.NullMarked;
