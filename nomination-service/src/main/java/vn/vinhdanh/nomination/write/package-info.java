@NullMarked
package vn.vinhdanh.nomination.write;

import org.jspecify.annotations.NullMarked;
