@NullMarked
package vn.vinhdanh.people.read.accounts;

import org.jspecify.annotations.NullMarked;
