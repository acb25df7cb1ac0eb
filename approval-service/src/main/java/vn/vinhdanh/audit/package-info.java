/** What auditors ask: what happened, in which order, on whose authority. */
@NullMarked
package vn.vinhdanh.audit;

import org.jspecify.annotations.NullMarked;
