/** One screen: view, rows, queries and entrances. */
@NullMarked
package vn.vinhdanh.decision.read.decisions;

import org.jspecify.annotations.NullMarked;
