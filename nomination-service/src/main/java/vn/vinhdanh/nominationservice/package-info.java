/** How nomination-service is put together, on its own or beside another service. */
@NullMarked
package vn.vinhdanh.nominationservice;

import org.jspecify.annotations.NullMarked;
