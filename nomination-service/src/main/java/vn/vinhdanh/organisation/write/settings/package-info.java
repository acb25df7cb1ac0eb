@NullMarked
package vn.vinhdanh.organisation.write.settings;

import org.jspecify.annotations.NullMarked;
