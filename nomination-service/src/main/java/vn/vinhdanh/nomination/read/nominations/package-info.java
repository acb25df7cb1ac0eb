@NullMarked
package vn.vinhdanh.nomination.read.nominations;

import org.jspecify.annotations.NullMarked;
