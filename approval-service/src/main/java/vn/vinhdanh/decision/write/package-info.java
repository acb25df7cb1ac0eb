/** What officers do: commands, the aggregates that decide, and the entrances over HTTP. */
@NullMarked
package vn.vinhdanh.decision.write;

import org.jspecify.annotations.NullMarked;
