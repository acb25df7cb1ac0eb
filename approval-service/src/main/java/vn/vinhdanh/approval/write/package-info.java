/** What officers do: commands, the aggregates that decide, and the entrances over HTTP. */
@NullMarked
package vn.vinhdanh.approval.write;

import org.jspecify.annotations.NullMarked;
