@NullMarked
package vn.vinhdanh.organisation.write.units;

import org.jspecify.annotations.NullMarked;
