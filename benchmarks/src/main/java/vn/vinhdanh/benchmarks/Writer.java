package vn.vinhdanh.benchmarks;

/** One way of writing down what happens to a file, one transaction for each event. */
interface Writer extends AutoCloseable {

    String name();

    /**
     * Writes one event, from one of several threads.
     *
     * @param file which file
     * @param step 0 opens the file; then each step by one
     */
    void write(String file, int step) throws Exception;

    @Override
    void close();
}
