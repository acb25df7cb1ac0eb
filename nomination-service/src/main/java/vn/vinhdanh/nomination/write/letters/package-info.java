@NullMarked
package vn.vinhdanh.nomination.write.letters;

import org.jspecify.annotations.NullMarked;
