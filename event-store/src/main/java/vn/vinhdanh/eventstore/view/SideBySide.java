package vn.vinhdanh.eventstore.view;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does the same with several things at once, on as many threads as there are processors. */
final class SideBySide implements AutoCloseable {

    private final ExecutorService threads;

    SideBySide(int atMost) {
        this.threads = Executors.newFixedThreadPool(
                Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), atMost)), work -> {
                    Thread thread = new Thread(work, "side-by-side");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Returns when all are done. */
    <T> void each(List<T> things, Consumer<T> done) {
        List<Future<?>> all = new ArrayList<>();
        things.forEach(thing -> all.add(threads.submit(() -> done.accept(thing))));
        for (Future<?> one : all) {
            try {
                one.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failed
                        ? failed
                        : new IllegalStateException(e.getCause());
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
