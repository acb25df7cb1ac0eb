package vn.vinhdanh.eventstore;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.messaging.MetaData;

/** Axon's gateway, which makes each command a write of its own unless it is sent inside one. */
final class WritingCommandGateway extends DefaultCommandGateway {

    private final WriteTransaction writes;

    WritingCommandGateway(Builder builder, WriteTransaction writes) {
        super(builder);
        this.writes = writes;
    }

    static Builder newBuilder() {
        return new Builder();
    }

    static final class Builder extends DefaultCommandGateway.Builder {}

    @Override
    public <R> R sendAndWait(Object command) {
        return WriteTransaction.isActive()
                ? super.sendAndWait(command)
                : writes.execute(() -> super.<R>sendAndWait(command)).result();
    }

    @Override
    public <R> R sendAndWait(Object command, MetaData metaData) {
        return WriteTransaction.isActive()
                ? super.sendAndWait(command, metaData)
                : writes.execute(() -> super.<R>sendAndWait(command, metaData)).result();
    }

    @Override
    public <R> R sendAndWait(Object command, long timeout, TimeUnit unit) {
        return sendAndWait(command);
    }

    @Override
    public <R> R sendAndWait(Object command, MetaData metaData, long timeout, TimeUnit unit) {
        return sendAndWait(command, metaData);
    }

    @Override
    public <R> CompletableFuture<R> send(Object command) {
        return completed(() -> sendAndWait(command));
    }

    @Override
    public <R> CompletableFuture<R> send(Object command, MetaData metaData) {
        return completed(() -> sendAndWait(command, metaData));
    }

    private static <R> CompletableFuture<R> completed(Supplier<R> work) {
        try {
            return CompletableFuture.completedFuture(work.get());
        } catch (CompletionException e) {
            return CompletableFuture.failedFuture(e.getCause() == null ? e : e.getCause());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
