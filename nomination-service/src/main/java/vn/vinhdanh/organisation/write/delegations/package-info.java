@NullMarked
package vn.vinhdanh.organisation.write.delegations;

import org.jspecify.annotations.NullMarked;
