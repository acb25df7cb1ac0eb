/** Units, offices, delegations, permissions and the authorities' own settings, all of them dated. */
@NullMarked
package vn.vinhdanh.organisation;

import org.jspecify.annotations.NullMarked;
