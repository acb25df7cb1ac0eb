/** Who may act for a body and who may see its cases, as approval-service knows the organisation. */
@NullMarked
package vn.vinhdanh.approval.office;

import org.jspecify.annotations.NullMarked;
