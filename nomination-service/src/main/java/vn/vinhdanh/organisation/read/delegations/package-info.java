@NullMarked
package vn.vinhdanh.organisation.read.delegations;

import org.jspecify.annotations.NullMarked;
