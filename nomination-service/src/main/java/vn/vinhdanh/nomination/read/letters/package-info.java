@NullMarked
package vn.vinhdanh.nomination.read.letters;

import org.jspecify.annotations.NullMarked;
