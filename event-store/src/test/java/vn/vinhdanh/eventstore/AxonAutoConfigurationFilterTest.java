package vn.vinhdanh.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import vn.vinhdanh.eventstore.shop.Node;
import vn.vinhdanh.eventstore.testing.TestDatabase;

class AxonAutoConfigurationFilterTest {

    @Test
    void what_is_kept_away_is_what_axon_has() {
        assertThat(AxonAutoConfigurationFilter.KEPT_AWAY).allSatisfy(name -> assertThat(
                        getClass().getClassLoader().getResource(name.replace('.', '/') + ".class"))
                .as(name)
                .isNotNull());
    }

    @Test
    void only_that_is_kept_away() {
        boolean[] kept = new AxonAutoConfigurationFilter()
                .match(
                        new String[] {
                            "org.axonframework.springboot.autoconfig.JpaAutoConfiguration",
                            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
                            null
                        },
                        mock(AutoConfigurationMetadata.class));
        assertThat(kept).containsExactly(false, true, true);
    }

    @Test
    void an_application_has_one_store_and_it_is_ours() {
        try (Node node = Node.start(TestDatabase.fresh())) {
            assertThat(node.get(EventStorageEngine.class)).isInstanceOf(SettledEventStorageEngine.class);
            assertThat(node.get(EventStore.class)).isInstanceOf(LogEventStore.class);
        }
    }
}
