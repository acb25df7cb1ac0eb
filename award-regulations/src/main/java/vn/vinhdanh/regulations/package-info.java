/**
 * The law as dated data, and its evaluation: which awards there are on a day, who decides them, on which route, by which
 * criteria, clocks and votes. Every value carries its source and a mark that says how far it was verified; a value that was
 * not verified is shown but never in force.
 */
@NullMarked
package vn.vinhdanh.regulations;

import org.jspecify.annotations.NullMarked;
