package vn.vinhdanh.access;

import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.vinhdanh.access.account.Accounts;
import vn.vinhdanh.access.account.NewAccount;
import vn.vinhdanh.access.testing.ClosedAtTheEnd;
import vn.vinhdanh.access.testing.Http;
import vn.vinhdanh.eventstore.testing.TestDatabase;

/** A real server on a real database, which all such tests share. */
@ExtendWith(ClosedAtTheEnd.class)
@SpringBootTest(
        classes = AccessTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vinhdanh.admin.password=first secret of all",
            "vinhdanh.access.bcrypt-strength=4",
            "server.forward-headers-strategy=framework",
            "vinhdanh.keys.kek=" + HttpTest.KEK
        })
public abstract class HttpTest {

    protected static final String PASSWORD = "correct horse";

    static final String KEK = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @LocalServerPort
    protected int port;

    @Autowired
    protected Accounts accounts;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected DataSource dataSource;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        for (String property : DATABASE.properties()) {
            String[] parts = property.split("=", 2);
            registry.add(parts[0], () -> parts[1]);
        }
    }

    /** A new account that no other test knows. */
    protected String account() {
        String username = "u" + UUID.randomUUID().toString().replace("-", "");
        accounts.create(new NewAccount(username, "Người dùng thử", null, PASSWORD, Locale.forLanguageTag("vi"), false));
        return username;
    }

    protected Http anonymous() {
        return Http.anonymous(port);
    }

    protected Http signedIn() {
        return Http.basic(port, account(), PASSWORD);
    }
}
