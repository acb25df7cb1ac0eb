/** Reading tables that people send, with every mistake told by row, line and column. */
@NullMarked
package vn.vinhdanh.access.table;

import org.jspecify.annotations.NullMarked;
