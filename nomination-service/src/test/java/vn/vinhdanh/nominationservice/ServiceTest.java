package vn.vinhdanh.nominationservice;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.vinhdanh.access.testing.ClosedAtTheEnd;
import vn.vinhdanh.access.testing.Http;
import vn.vinhdanh.eventstore.testing.TestDatabase;

/** The running service on a real database, the same one for all tests of the module, with Di Linh's organisation in it. */
@ExtendWith(ClosedAtTheEnd.class)
@SpringBootTest(
        classes = NominationServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vinhdanh.admin.password=correct horse",
            "vinhdanh.demo.password=demo",
            "vinhdanh.keys.kek=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "vinhdanh.access.bcrypt-strength=4",
            "spring.jpa.properties.hibernate.session_factory.statement_inspector=vn.vinhdanh.nominationservice.Statements"
        })
public abstract class ServiceTest {

    protected static final String UNITS = """
            id,name,kind,parent_id,valid_from,valid_to
            GOV,Chính phủ,GOVERNMENT,,,
            STATE,Chủ tịch nước,STATE,,,
            P.LAMDONG,Ủy ban nhân dân tỉnh Lâm Đồng,PROVINCE,GOV,,
            D.DILINH,Ủy ban nhân dân huyện Di Linh,DISTRICT,P.LAMDONG,,2025-06-30
            D.DILINH.PNV,Phòng Nội vụ huyện Di Linh,DEPARTMENT,D.DILINH,,2025-06-30
            D.DILINH.25033,Ủy ban nhân dân xã Bảo Thuận,COMMUNE,D.DILINH,,2025-06-30
            D.DILINH.25036,Ủy ban nhân dân xã Hòa Ninh,COMMUNE,D.DILINH,,2025-06-30
            """;

    protected static final String ACCOUNTS = """
            username,display_name,unit_id,office,from,until
            clerk.25033,Cán bộ thi đua xã Bảo Thuận,D.DILINH.25033,SUBMITTER,2021-01-01,
            clerk.25036,Cán bộ thi đua xã Hòa Ninh,D.DILINH.25036,SUBMITTER,2021-01-01,
            clerk.dilinh,Cán bộ thi đua huyện Di Linh,D.DILINH,SUBMITTER,2021-01-01,
            intake.dilinh,Bộ phận một cửa huyện Di Linh,D.DILINH,INTAKE_OFFICER,2021-01-01,
            appraiser.dilinh,Chuyên viên Phòng Nội vụ,D.DILINH.PNV,APPRAISER,2021-01-01,
            auditor,Thanh tra,GOV,AUDITOR,2021-01-01,
            admin,Quản trị hệ thống,GOV,ADMINISTRATOR,2021-01-01,
            """;

    protected static final byte[] PDF = "%PDF-1.4 a document".getBytes(StandardCharsets.UTF_8);

    protected static final TestDatabase DATABASE = TestDatabase.fresh();

    private static boolean organised;

    @LocalServerPort
    private int port;

    @Autowired
    protected JdbcClient jdbc;

    protected Http admin;
    protected Http clerk;
    protected Http otherClerk;
    protected Http districtClerk;
    protected Http intake;
    protected Http auditor;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        for (String property : DATABASE.properties()) {
            String[] parts = property.split("=", 2);
            registry.add(parts[0], () -> parts[1]);
        }
    }

    @BeforeEach
    void people() {
        admin = Http.english(port, "admin", "correct horse");
        clerk = as("clerk.25033");
        otherClerk = as("clerk.25036");
        districtClerk = as("clerk.dilinh");
        intake = as("intake.dilinh");
        auditor = as("auditor");
        organise();
    }

    protected Http as(String username) {
        return Http.english(port, username, "demo");
    }

    private void organise() {
        synchronized (ServiceTest.class) {
            if (organised) {
                return;
            }
            long last = 0;
            long units = admin.post("/api/v1/units:import")
                    .csv(UNITS)
                    .send()
                    .expect(200)
                    .position();
            admin.post("/api/v1/accounts:import?after=" + units)
                    .csv(ACCOUNTS)
                    .send()
                    .expect(200);
            for (String username : new String[] {"clerk.25033", "clerk.25036", "clerk.dilinh"}) {
                String person = jdbc.sql("select person from access.account where username = :username")
                        .param("username", username)
                        .query(String.class)
                        .single();
                last = admin.post("/api/v1/historical-grants")
                        .json(
                                "{\"person\": \"%s\", \"from\": \"2021-01-01\", \"until\": \"2022-12-31\", \"document\": \"QĐ 1\"}"
                                        .formatted(person))
                        .send()
                        .expect(201)
                        .position();
            }
            // Offices and permissions count once the view of the organisation has them.
            admin.get("/api/v1/units?after=" + last).send().expect(200);
            organised = true;
        }
    }
}
