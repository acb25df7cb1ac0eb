/** One screen: view, rows, queries and entrances. */
@NullMarked
package vn.vinhdanh.approval.read.inbox;

import org.jspecify.annotations.NullMarked;
