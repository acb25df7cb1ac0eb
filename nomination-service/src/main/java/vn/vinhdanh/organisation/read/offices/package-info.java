@NullMarked
package vn.vinhdanh.organisation.read.offices;

import org.jspecify.annotations.NullMarked;
