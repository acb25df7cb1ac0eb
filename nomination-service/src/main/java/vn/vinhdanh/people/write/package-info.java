@NullMarked
package vn.vinhdanh.people.write;

import org.jspecify.annotations.NullMarked;
