/** What controller methods may ask for: a write that happens once, a read as of a position, a piece of a list. */
@NullMarked
package vn.vinhdanh.access.api;

import org.jspecify.annotations.NullMarked;
