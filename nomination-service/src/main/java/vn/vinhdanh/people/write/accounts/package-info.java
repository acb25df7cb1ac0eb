@NullMarked
package vn.vinhdanh.people.write.accounts;

import org.jspecify.annotations.NullMarked;
