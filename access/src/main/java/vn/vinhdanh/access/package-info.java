/** Accounts, authority, documents and what every request over HTTP has in common; used by both services. */
@NullMarked
package vn.vinhdanh.access;

import org.jspecify.annotations.NullMarked;
