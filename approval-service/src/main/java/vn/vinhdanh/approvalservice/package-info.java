/** Approval-service as a whole: what it is made of, and its own process. */
@NullMarked
package vn.vinhdanh.approvalservice;

import org.jspecify.annotations.NullMarked;
