/** How mistakes are told: RFC 9457 with every defect at once, in the language of the caller. */
@NullMarked
package vn.vinhdanh.access.problem;

import org.jspecify.annotations.NullMarked;
