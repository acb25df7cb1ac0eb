package vn.vinhdanh.eventstore.processing;

import java.util.List;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;

/**
 * Lets an automation react to events. It has no transaction: every command that the reaction sends is a write of its own,
 * and the position is stored afterwards. So a reaction happens at least once, and must do nothing the second time. What
 * it cannot handle, its invoker puts into the dead-letter queue, followed by what belongs to the same sequence.
 */
public final class AutomationProcessor extends LogProcessor {

    private static final long STORE_AT_LEAST_EVERY_NANOS = 200_000_000;

    private final EventHandlerInvoker invoker;
    private final Claims claims;

    /** @param invoker calls the reaction, and keeps what fails */
    public AutomationProcessor(String name, EventHandlerInvoker invoker, LogProcessing processing, Claims claims) {
        super(name, processing);
        this.invoker = invoker;
        this.claims = claims;
    }

    @Override
    protected boolean isAutomation() {
        return true;
    }

    @Override
    protected boolean wants(TrackedEventMessage<?> event) {
        return invoker.canHandle(event, Segment.ROOT_SEGMENT);
    }

    @Override
    protected long process(List<TrackedEventMessage<?>> page, long upTo) {
        long began = System.nanoTime();
        long reached = position();
        for (TrackedEventMessage<?> event : page) {
            if (!wants(event)) {
                continue;
            }
            long position = LogProcessing.positionOf(event);
            try {
                react(event);
            } catch (RuntimeException e) {
                if (reached == position()) {
                    throw e;
                }
                claims.store(getName(), reached); // and fail at the next turn, where nothing else is done twice
                return reached;
            }
            reached = position;
            if (!isRunning() || System.nanoTime() - began > STORE_AT_LEAST_EVERY_NANOS) {
                claims.store(getName(), position);
                return position;
            }
        }
        claims.store(getName(), upTo);
        return upTo;
    }

    private void react(TrackedEventMessage<?> event) {
        DefaultUnitOfWork<EventMessage<?>> unitOfWork = DefaultUnitOfWork.startAndGet(event);
        ResultMessage<?> result = unitOfWork.executeWithResult(
                () -> new DefaultInterceptorChain<>(unitOfWork, getHandlerInterceptors(), message -> {
                            invoker.handle(message, Segment.ROOT_SEGMENT);
                            return null;
                        })
                        .proceed());
        if (result.isExceptional()) {
            Throwable cause = result.exceptionResult();
            throw cause instanceof RuntimeException runtime
                    ? runtime
                    : new IllegalStateException(getName() + " fails at " + event.getPayloadType(), cause);
        }
    }

    @Override
    protected void released() {
        invoker.segmentReleased(Segment.ROOT_SEGMENT);
    }
}
