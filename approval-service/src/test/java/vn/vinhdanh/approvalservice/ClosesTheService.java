package vn.vinhdanh.approvalservice;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Stops the service after the last test, while its database is still there: at the end of the JVM both would go at once. */
class ClosesTheService implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext test) {
        ConfigurableApplicationContext service =
                (ConfigurableApplicationContext) SpringExtension.getApplicationContext(test);
        test.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).computeIfAbsent(service, same ->
                (AutoCloseable) service::close);
    }
}
