@NullMarked
package vn.vinhdanh.people.write.erasure;

import org.jspecify.annotations.NullMarked;
