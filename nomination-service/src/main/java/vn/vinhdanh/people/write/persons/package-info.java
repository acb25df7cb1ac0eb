@NullMarked
package vn.vinhdanh.people.write.persons;

import org.jspecify.annotations.NullMarked;
