package vn.vinhdanh.approval.read.inbox;

/** How much work there is, by what an officer asks first. */
record Piles(long everything, long overdue, long returned, long delegated) {

    static final Piles NONE = new Piles(0, 0, 0, 0);

    static Piles of(Object[] row) {
        return new Piles(number(row[0]), number(row[1]), number(row[2]), number(row[3]));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
