@NullMarked
package vn.vinhdanh.nomination.read;

import org.jspecify.annotations.NullMarked;
