/** What lets others check the log: checkpoints, tiles, proofs, co-signatures, and comparing it with its seals. */
@NullMarked
package vn.vinhdanh.audit.read.seals;

import org.jspecify.annotations.NullMarked;
