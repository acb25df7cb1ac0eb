package vn.vinhdanh.approval.automation;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Sweeps the deadlines and what units leave behind at an interval, on one node at a time however many there are. */
public class DeadlineSchedule implements SmartLifecycle {

    private final DataSource dataSource;
    private final Deadlines deadlines;
    private final Dissolutions dissolutions;
    private final Duration interval;
    private @Nullable Scheduler scheduler;

    public DeadlineSchedule(DataSource dataSource, Deadlines deadlines, Dissolutions dissolutions, Duration interval) {
        this.dataSource = dataSource;
        this.deadlines = deadlines;
        this.dissolutions = dissolutions;
        this.interval = interval;
    }

    @Override
    public void start() {
        RecurringTask<Void> sweep = Tasks.recurring("approval.deadlines", FixedDelay.ofMillis(interval.toMillis()))
                .execute((instance, context) -> {
                    dissolutions.sweep();
                    deadlines.sweep();
                });
        Scheduler created = Scheduler.create(dataSource)
                .startTasks(sweep)
                .tableName("approval.scheduled_tasks")
                .threads(1)
                .pollingInterval(Duration.ofSeconds(10))
                .shutdownMaxWait(Duration.ofSeconds(10))
                .build();
        created.start();
        scheduler = created;
    }

    @Override
    public void stop() {
        Scheduler running = scheduler;
        scheduler = null;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }
}
