@NullMarked
package vn.vinhdanh.nomination.write.submit;

import org.jspecify.annotations.NullMarked;
