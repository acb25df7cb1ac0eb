/** Programs that measure what the store reaches, and print it as ratios of one run. */
@NullMarked
package vn.vinhdanh.benchmarks;

import org.jspecify.annotations.NullMarked;
