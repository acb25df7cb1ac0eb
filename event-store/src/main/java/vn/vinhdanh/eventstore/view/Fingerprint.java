package vn.vinhdanh.eventstore.view;

import java.math.BigInteger;

/**
 * How many versions there are, and the sum of what each comes to: the same for the same versions in any order. Under a
 * seed that nobody could know beforehand, versions that differ have the same sum once in 2^64 times.
 */
record Fingerprint(long versions, BigInteger sum) {

    /** Adds up the hashes of versions one by one. */
    static final class Adding {

        private long versions;
        private long highHalves;
        private long lowHalves;

        void add(long hash) {
            versions++;
            highHalves += hash >> 32;
            lowHalves += hash & 0xffff_ffffL;
        }

        Fingerprint sum() {
            return new Fingerprint(
                    versions, BigInteger.valueOf(highHalves).shiftLeft(32).add(BigInteger.valueOf(lowHalves)));
        }
    }
}
