/** One screen: view, rows, queries and entrances. */
@NullMarked
package vn.vinhdanh.decision.read.register;

import org.jspecify.annotations.NullMarked;
