/** Auditors see everything; that they looked is an event. */
@NullMarked
package vn.vinhdanh.access.reading;

import org.jspecify.annotations.NullMarked;
