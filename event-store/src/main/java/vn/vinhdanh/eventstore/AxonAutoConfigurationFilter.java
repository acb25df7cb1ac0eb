package vn.vinhdanh.eventstore;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * Keeps away what Axon would configure by itself wherever this module is: its stores on JPA, which would win over ours as
 * soon as an application reads by JPA; its servers; the watchdog over every message, which costs a third of the
 * throughput; and the update check, for nothing here phones home.
 */
final class AxonAutoConfigurationFilter implements AutoConfigurationImportFilter {

    private static final String PACKAGE = "org.axonframework.springboot.autoconfig.";
    static final Set<String> KEPT_AWAY = Set.of(
            PACKAGE + "JpaAutoConfiguration",
            PACKAGE + "JpaEventStoreAutoConfiguration",
            PACKAGE + "legacyjpa.JpaJavaxAutoConfiguration",
            PACKAGE + "legacyjpa.JpaJavaxEventStoreAutoConfiguration",
            PACKAGE + "JdbcAutoConfiguration",
            PACKAGE + "AxonServerAutoConfiguration",
            PACKAGE + "AxonServerActuatorAutoConfiguration",
            PACKAGE + "AxonServerBusAutoConfiguration",
            PACKAGE + "AxonDbSchedulerAutoConfiguration",
            PACKAGE + "AxonJobRunrAutoConfiguration",
            PACKAGE + "AxonTimeoutAutoConfiguration",
            PACKAGE + "UpdateCheckerAutoConfiguration",
            PACKAGE + "TransactionAutoConfiguration",
            PACKAGE + "NoOpTransactionAutoConfiguration",
            PACKAGE + "XStreamAutoConfiguration");

    @Override
    public boolean[] match(@Nullable String[] autoConfigurationClasses, AutoConfigurationMetadata metadata) {
        boolean[] kept = new boolean[autoConfigurationClasses.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = autoConfigurationClasses[i] == null || !KEPT_AWAY.contains(autoConfigurationClasses[i]);
        }
        return kept;
    }
}
