@NullMarked
package vn.vinhdanh.nomination.write.documents;

import org.jspecify.annotations.NullMarked;
