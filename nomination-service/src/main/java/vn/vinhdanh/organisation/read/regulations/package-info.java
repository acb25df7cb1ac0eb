@NullMarked
package vn.vinhdanh.organisation.read.regulations;

import org.jspecify.annotations.NullMarked;
