/** One screen: view, rows, queries and entrances. */
@NullMarked
package vn.vinhdanh.approval.read.sessions;

import org.jspecify.annotations.NullMarked;
