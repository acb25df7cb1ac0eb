/** One screen: view, rows, queries and entrances. */
@NullMarked
package vn.vinhdanh.approval.read.conflicts;

import org.jspecify.annotations.NullMarked;
