/** The files of all dossiers, kept by the SHA-256 of their bytes. */
@NullMarked
package vn.vinhdanh.access.document;

import org.jspecify.annotations.NullMarked;
