@NullMarked
package vn.vinhdanh.organisation.write.grants;

import org.jspecify.annotations.NullMarked;
