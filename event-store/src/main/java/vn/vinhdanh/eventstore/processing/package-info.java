/** The processors that take in the log: who may, how far they are, and when they go on. */
@NullMarked
package vn.vinhdanh.eventstore.processing;

import org.jspecify.annotations.NullMarked;
