@NullMarked
package vn.vinhdanh.organisation.read.settings;

import org.jspecify.annotations.NullMarked;
