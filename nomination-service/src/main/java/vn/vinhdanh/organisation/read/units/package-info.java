@NullMarked
package vn.vinhdanh.organisation.read.units;

import org.jspecify.annotations.NullMarked;
