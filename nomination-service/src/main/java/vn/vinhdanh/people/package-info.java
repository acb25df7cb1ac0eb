/** Persons and what is known of them. */
@NullMarked
package vn.vinhdanh.people;

import org.jspecify.annotations.NullMarked;
