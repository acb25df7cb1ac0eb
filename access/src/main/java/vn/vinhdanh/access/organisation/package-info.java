/** A service's own view of units and offices by date, and on what authority somebody acts. */
@NullMarked
package vn.vinhdanh.access.organisation;

import org.jspecify.annotations.NullMarked;
