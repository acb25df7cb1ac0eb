@NullMarked
package vn.vinhdanh.organisation.write;

import org.jspecify.annotations.NullMarked;
