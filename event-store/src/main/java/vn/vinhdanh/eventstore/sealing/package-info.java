/**
 * The log as a tree of hashes that others can check: every event is a leaf of an RFC 6962 Merkle tree, whose root is
 * signed in checkpoints. Whoever keeps a checkpoint can tell later whether anything before it was changed, removed, added
 * or moved, without trusting the database or who runs it. The forms are those of C2SP: signed-note, tlog-checkpoint,
 * tlog-cosignature, tlog-tiles.
 */
@NullMarked
package vn.vinhdanh.eventstore.sealing;

import org.jspecify.annotations.NullMarked;
