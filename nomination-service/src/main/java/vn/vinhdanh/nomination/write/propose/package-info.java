@NullMarked
package vn.vinhdanh.nomination.write.propose;

import org.jspecify.annotations.NullMarked;
