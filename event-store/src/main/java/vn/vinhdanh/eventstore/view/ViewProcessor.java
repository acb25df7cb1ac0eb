package vn.vinhdanh.eventstore.view;

import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.transaction.PlatformTransactionManager;
import vn.vinhdanh.eventstore.processing.Claims;
import vn.vinhdanh.eventstore.processing.LogProcessing;
import vn.vinhdanh.eventstore.processing.LogProcessor;

/** Keeps one view up to date: rows and position in one transaction, so that every event is taken in exactly once. */
public final class ViewProcessor extends LogProcessor {

    private final View view;
    private final Claims claims;
    private final ViewWriter writer;

    /** @param transactions those of the data source */
    public ViewProcessor(
            View view,
            LogProcessing processing,
            Claims claims,
            DataSource dataSource,
            PlatformTransactionManager transactions) {
        super(view.name(), processing);
        this.view = view;
        this.claims = claims;
        this.writer = ViewWriter.live(view, dataSource, transactions);
    }

    @Override
    protected boolean isAutomation() {
        return false;
    }

    @Override
    protected String schema() {
        return view.schema();
    }

    @Override
    protected boolean wants(TrackedEventMessage<?> event) {
        return view.handles(event.getPayloadType());
    }

    @Override
    protected long process(List<TrackedEventMessage<?>> page, long upTo) {
        writer.write(
                page.stream().filter(this::wants).toList(), () -> claims.storeAndShow(getName(), upTo, view.schema()));
        return upTo;
    }
}
