/** Open pages that stay current. */
@NullMarked
package vn.vinhdanh.access.live;

import org.jspecify.annotations.NullMarked;
