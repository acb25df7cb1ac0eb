package vn.vinhdanh.nomination.read.nominations;

/**
 * Who besides its unit may read a nomination: a body that its case has reached, a council member who has it to vote on.
 *
 * @param reader a key of {@link vn.vinhdanh.nomination.read.Reader}
 */
record ReaderRow(String nomination, String reader) {}
