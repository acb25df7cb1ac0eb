package vn.vinhdanh.access.testing;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Closes an application after the last test: at the end of the JVM its database may already be gone. */
public final class ClosedAtTheEnd implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext test) {
        if (SpringExtension.getApplicationContext(test) instanceof ConfigurableApplicationContext application) {
            test.getRoot().getStore(Namespace.create(ClosedAtTheEnd.class)).put(application, (AutoCloseable)
                    application::close);
        }
    }
}
