@NullMarked
package vn.vinhdanh.people.read.persons;

import org.jspecify.annotations.NullMarked;
