package vn.vinhdanh.approval.read.rebuild;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.eventstore.view.View;
import vn.vinhdanh.eventstore.view.ViewRebuild;

/** The rebuilds that operators have asked for, done one after the other. */
@Component
class Rebuilds implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);

    private final JdbcClient jdbc;
    private final List<View> views;
    private final ViewRebuild rebuild;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "view-rebuild");
        thread.setDaemon(true);
        return thread;
    });

    Rebuilds(JdbcClient jdbc, List<View> views, ViewRebuild rebuild) {
        this.jdbc = jdbc;
        this.views = views;
        this.rebuild = rebuild;
    }

    enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    record Job(
            String id, String view, State state, @Nullable String problem) {}

    Optional<View> view(String name) {
        return views.stream().filter(view -> view.name().equals(name)).findFirst();
    }

    /** In the transaction of the caller; nothing happens before {@link #start}. */
    String ask(View view, SignedIn who) {
        String id = Id.next();
        jdbc.sql("insert into approval.view_rebuild (id, view, asked_by) values (?, ?, ?)")
                .params(id, view.name(), who.account())
                .update();
        return id;
    }

    Optional<Job> find(String id) {
        return jdbc.sql("select id, view, state, problem from approval.view_rebuild where id = ?")
                .param(id)
                .query((row, number) -> new Job(
                        row.getString("id"),
                        row.getString("view"),
                        State.valueOf(row.getString("state")),
                        row.getString("problem")))
                .optional();
    }

    /** Asked twice, it is done once: whoever finds it waiting takes it. */
    void start(String id) {
        worker.execute(() -> run(id));
    }

    private void run(String id) {
        Optional<View> view = jdbc.sql(
                        "update approval.view_rebuild set state = 'RUNNING' where id = ? and state = 'WAITING'"
                                + " returning view")
                .param(id)
                .query(String.class)
                .optional()
                .flatMap(this::view);
        if (view.isEmpty()) {
            return;
        }
        try {
            rebuild.rebuild(view.get());
            ended(id, State.DONE, null);
        } catch (RuntimeException e) {
            LOG.error("{} was not rebuilt", view.get(), e);
            ended(id, State.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private void ended(String id, State state, @Nullable String problem) {
        jdbc.sql("update approval.view_rebuild set state = :state, problem = :problem, ended_at = clock_timestamp()"
                        + " where id = :id")
                .param("state", state.name())
                .param("problem", problem)
                .param("id", id)
                .update();
    }

    @Override
    public void destroy() {
        worker.shutdownNow();
    }
}
