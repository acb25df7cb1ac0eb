@NullMarked
package vn.vinhdanh.organisation.read.grants;

import org.jspecify.annotations.NullMarked;
