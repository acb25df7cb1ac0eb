/** One screen: view, rows, queries and entrances. */
@NullMarked
package vn.vinhdanh.approval.read.levelboard;

import org.jspecify.annotations.NullMarked;
