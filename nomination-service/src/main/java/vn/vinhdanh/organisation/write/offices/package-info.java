@NullMarked
package vn.vinhdanh.organisation.write.offices;

import org.jspecify.annotations.NullMarked;
