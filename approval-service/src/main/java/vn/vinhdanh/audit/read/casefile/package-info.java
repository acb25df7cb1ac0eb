/** A case as a file that verifies without this program: events as stored, documents, proofs, and who checks them. */
@NullMarked
package vn.vinhdanh.audit.read.casefile;

import org.jspecify.annotations.NullMarked;
