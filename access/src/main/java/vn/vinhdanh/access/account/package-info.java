/** Local accounts, sign-in, and what protects a browser. Accounts name a person and grant nothing. */
@NullMarked
package vn.vinhdanh.access.account;

import org.jspecify.annotations.NullMarked;
