/**
 * Units nominate. {@code write} decides, {@code read} shows, {@code automation} follows the cases; the types here are
 * what these three may know of each other.
 */
@NullMarked
package vn.vinhdanh.nomination;

import org.jspecify.annotations.NullMarked;
