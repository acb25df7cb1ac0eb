@NullMarked
package vn.vinhdanh.nomination.automation;

import org.jspecify.annotations.NullMarked;
