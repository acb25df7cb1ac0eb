package vn.vinhdanh.access.live;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.vinhdanh.access.AccessProperties;
import vn.vinhdanh.access.account.LiveSessions;
import vn.vinhdanh.eventstore.view.LogProgress;

/** What keeps open pages current. */
@Configuration(proxyBeanMethods = false)
public class LiveConfiguration {

    @Bean
    Changes changes(ObjectProvider<LogProgress> progress, LiveSessions sessions, AccessProperties properties) {
        return new Changes(progress, sessions, properties.heartbeat());
    }

    @Bean
    ChangesApi changesApi(Changes changes) {
        return new ChangesApi(changes);
    }
}
