/** One field that finds cases, decisions and awards. */
@NullMarked
package vn.vinhdanh.approval.read.search;

import org.jspecify.annotations.NullMarked;
