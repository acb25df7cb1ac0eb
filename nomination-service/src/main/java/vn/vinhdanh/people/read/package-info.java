@NullMarked
package vn.vinhdanh.people.read;

import org.jspecify.annotations.NullMarked;
