/** One screen: view, rows, queries and entrances. */
@NullMarked
package vn.vinhdanh.approval.read.cases;

import org.jspecify.annotations.NullMarked;
