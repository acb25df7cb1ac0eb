/** What every page has in common: the frame around it, its two languages, how a form is refused. */
@NullMarked
package vn.vinhdanh.access.page;

import org.jspecify.annotations.NullMarked;
