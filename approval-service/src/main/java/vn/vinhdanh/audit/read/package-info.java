@NullMarked
package vn.vinhdanh.audit.read;

import org.jspecify.annotations.NullMarked;
