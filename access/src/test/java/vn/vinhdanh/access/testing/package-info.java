/** What the tests of every module that is asked over HTTP have in common. */
@NullMarked
package vn.vinhdanh.access.testing;

import org.jspecify.annotations.NullMarked;
