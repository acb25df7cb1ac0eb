/** The search through the whole log: which event says something about whom, when, by which article. */
@NullMarked
package vn.vinhdanh.audit.read.events;

import org.jspecify.annotations.NullMarked;
