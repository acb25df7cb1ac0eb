/** The page that everybody sees first. */
@NullMarked
package vn.vinhdanh.approval.read.home;

import org.jspecify.annotations.NullMarked;
