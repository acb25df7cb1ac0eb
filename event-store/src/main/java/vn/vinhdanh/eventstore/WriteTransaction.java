package vn.vinhdanh.eventstore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * One write: a unit of work and a database transaction of its own, in which everything happens or nothing. Commands sent
 * inside join it, and what they publish is appended once, at its end.
 *
 * <p>It is always a root of its own, also where another unit of work is current on the thread, such as that of an event
 * that is being processed; the correlation data of the other one are carried over. It must not be called inside another
 * write, whose locks it would wait for.
 *
 * <p>The work is repeated, so it must have no effect but through this transaction: up to {@value #ATTEMPTS} times where
 * somebody else wrote to the same aggregate meanwhile; and once, on aggregates read afresh, where cached aggregates were
 * used and the work failed or appended nothing, for another node may have added to them.
 */
public final class WriteTransaction {

    /** How often a write is tried that meets others. */
    public static final int ATTEMPTS = 5;

    private static final String ACTIVE = WriteTransaction.class.getName();

    private final TransactionManager newTransactions;
    private final SettledEventStorageEngine engine;
    private final AggregateCache cache;

    /** @param newTransactions starts a transaction even where there is one */
    WriteTransaction(TransactionManager newTransactions, SettledEventStorageEngine engine, AggregateCache cache) {
        this.newTransactions = newTransactions;
        this.engine = engine;
        this.cache = cache;
    }

    /** Whether the unit of work that is current on this thread belongs to a write. */
    public static boolean isActive() {
        return CurrentUnitOfWork.isStarted()
                && CurrentUnitOfWork.get().root().resources().containsKey(ACTIVE);
    }

    /**
     * Does the work and commits it.
     *
     * @return its result, and the position that a reader must have passed to see it
     */
    public <T> Written<T> execute(Supplier<T> work) {
        return execute(work, written -> {});
    }

    /**
     * Does the work and commits it.
     *
     * @param beforeCommit runs after the append, in the same transaction: what it throws rolls everything back
     * @return its result, and the position that a reader must have passed to see it
     */
    public <T> Written<T> execute(Supplier<T> work, Consumer<Written<T>> beforeCommit) {
        MetaData correlation = CurrentUnitOfWork.correlationData();
        Deque<UnitOfWork<?>> setAside = setAside();
        try {
            return repeat(work, beforeCommit, correlation);
        } finally {
            setAside.forEach(CurrentUnitOfWork::set);
        }
    }

    private static Deque<UnitOfWork<?>> setAside() {
        Deque<UnitOfWork<?>> setAside = new ArrayDeque<>();
        while (CurrentUnitOfWork.isStarted()) {
            UnitOfWork<?> current = CurrentUnitOfWork.get();
            CurrentUnitOfWork.clear(current);
            setAside.push(current);
        }
        return setAside;
    }

    private <T> Written<T> repeat(Supplier<T> work, Consumer<Written<T>> beforeCommit, MetaData correlation) {
        boolean fresh = false;
        for (int attempt = 1; ; attempt++) {
            DefaultUnitOfWork<Message<?>> unitOfWork = new DefaultUnitOfWork<>(null);
            try {
                return once(unitOfWork, work, beforeCommit, correlation, fresh);
            } catch (RuntimeException e) {
                Set<Object> used = AggregateCache.usedIn(unitOfWork);
                used.forEach(cache::remove);
                boolean meetsOthers = meetsOthers(e);
                if (meetsOthers && attempt < ATTEMPTS) {
                    continue;
                }
                if (meetsOthers || fresh || used.isEmpty()) {
                    throw e;
                }
                fresh = true;
            }
        }
    }

    private <T> Written<T> once(
            DefaultUnitOfWork<Message<?>> unitOfWork,
            Supplier<T> work,
            Consumer<Written<T>> beforeCommit,
            MetaData correlation,
            boolean fresh) {
        AtomicReference<@Nullable Written<T>> written = new AtomicReference<>();
        AtomicReference<@Nullable T> result = new AtomicReference<>();
        unitOfWork.resources().put(ACTIVE, ACTIVE);
        unitOfWork.registerCorrelationDataProvider(message -> correlation);
        unitOfWork.start();
        unitOfWork.attachTransaction(newTransactions);
        // Handlers of a commit run last in, first out: this one before the transaction's.
        unitOfWork.onCommit(committing -> {
            Long appended = SettledEventStorageEngine.appendedIn(committing).orElse(null);
            if (appended == null && !fresh && !AggregateCache.usedIn(committing).isEmpty()) {
                throw new NothingAppended();
            }
            @SuppressWarnings("NullAway") // null where T is nullable
            Written<T> answer = new Written<>(result.get(), appended == null ? engine.highestVisible() : appended);
            beforeCommit.accept(answer);
            written.set(answer);
        });
        ResultMessage<?> outcome = unitOfWork.executeWithResult(() -> {
            result.set(work.get());
            return null;
        });
        if (outcome.isExceptional()) {
            throw asRuntime(outcome.exceptionResult());
        }
        Written<T> answer = written.get();
        if (answer == null) {
            throw new IllegalStateException("The unit of work ended without a commit");
        }
        return answer;
    }

    private static RuntimeException asRuntime(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }

    private static boolean meetsOthers(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyException
                    || cause instanceof AggregateStreamCreationException
                    || cause instanceof DeadlockException
                    || cause instanceof ConcurrencyFailureException) {
                return true;
            }
        }
        return false;
    }

    /** Undoes a write that found nothing to do on a cached aggregate. */
    private static final class NothingAppended extends RuntimeException {

        private static final long serialVersionUID = 1;

        NothingAppended() {
            super("Nothing was appended on the ground of a cached aggregate", null, false, false);
        }
    }
}
