/** What approval-service shows of its cases. */
@NullMarked
package vn.vinhdanh.approval.read;

import org.jspecify.annotations.NullMarked;
