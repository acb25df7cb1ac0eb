package vn.vinhdanh.access.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vinhdanh.access.table.SentTable;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.UnitId;

/**
 * Every question at the size of the country: no plan reads a table from end to end. The real units are taken where they
 * lie beside the project, and as many made ones elsewhere.
 */
class OrganisationScaleTest {

    private static final Path REAL = Path.of("../../shared/data/vn-units");
    private static final LocalDate BEFORE = LocalDate.of(2025, 6, 30);
    private static final LocalDate AFTER = LocalDate.of(2025, 7, 1);

    private static OrganisationRows rows;
    private static OrganisationQueries organisation;
    private static String oldCommune;
    private static String newCommune;
    private static int units;

    @BeforeAll
    static void fill() throws IOException, SQLException {
        rows = new OrganisationRows();
        List<String[]> all = Files.isDirectory(REAL) ? real() : made();
        List<String> unit = new ArrayList<>();
        List<String> name = new ArrayList<>();
        List<String> parent = new ArrayList<>();
        List<String> office = new ArrayList<>();
        List<String> delegation = new ArrayList<>();
        List<String> grant = new ArrayList<>();
        List<String> setting = new ArrayList<>();
        for (String[] row : all) {
            boolean old = row[4].equals("old");
            unit.add(line(row[0], row[2], old ? "" : AFTER, old ? BEFORE : ""));
            name.add(line(row[0], OrganisationRows.ALWAYS, row[1]));
            parent.add(line(row[0], OrganisationRows.ALWAYS, row[3].isEmpty() ? "GOV" : row[3]));
            for (String kind : List.of("HEAD", "SUBMITTER", "APPRAISER")) {
                office.add(line(kind + row[0], "p-" + kind + row[0], row[0], kind, "2021-01-01", "", ""));
            }
            delegation.add(line("d" + row[0], "HEAD" + row[0], "p-APPRAISER" + row[0], "2021-01-01", AFTER, "1/GUQ"));
            grant.add(line("g" + row[0], "p-HEAD" + row[0], "2021-01-01", AFTER, "1/QD"));
            setting.add(line("s" + row[0], row[0], "", "council.threshold", "0.9", "2021-01-01", "1/QD"));
            if (row[2].equals("COMMUNE")) {
                if (old) {
                    oldCommune = row[0];
                } else {
                    newCommune = row[0];
                }
            }
        }
        units = unit.size();
        rows.unit("GOV", "GOVERNMENT", null).unit("STATE", "STATE", null);
        copy("unit", unit);
        copy("unit_name", name);
        copy("unit_parent", parent);
        copy("office", office);
        copy("delegation", delegation);
        copy("historical_grant", grant);
        copy("setting", setting);
        copy("unit_successor", successors(all));
        rows.jdbc.sql("analyze").update();
        organisation = rows.queries();
    }

    @Test
    void the_whole_country_answers_for_each_of_its_days() {
        assertThat(units).isGreaterThan(13_000);
        assertThat(organisation.bodyAt(AwardLevel.DISTRICT, new UnitId(oldCommune), BEFORE))
                .isPresent();
        assertThat(organisation.bodyAt(AwardLevel.PROVINCE, new UnitId(oldCommune), BEFORE))
                .isPresent();
        assertThat(organisation.bodyAt(AwardLevel.DISTRICT, new UnitId(newCommune), AFTER))
                .isEmpty();
        assertThat(organisation.bodyAt(AwardLevel.PROVINCE, new UnitId(newCommune), AFTER))
                .isPresent();
        assertThat(organisation.bodyAt(AwardLevel.GOVERNMENT, new UnitId(newCommune), AFTER))
                .contains(new UnitId("GOV"));
    }

    static Stream<Arguments> questions() {
        Stream.Builder<Arguments> questions = Stream.builder();
        for (String when : List.of("now", "earlier")) {
            for (String question :
                    List.of("unit", "only", "body", "successors", "setting", "held", "holders", "grant")) {
                questions.add(Arguments.of(question, when));
            }
        }
        return questions.build();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void no_question_reads_a_table_from_end_to_end(String question, String when) {
        OrganisationQueries asked = when.equals("now") ? organisation : organisation.asOf(1);
        String sql =
                switch (question) {
                    case "unit" -> asked.unitSql();
                    case "only" -> asked.onlySql();
                    case "body" -> asked.bodySql();
                    case "successors" -> asked.successorsSql();
                    case "setting" -> asked.settingSql();
                    case "held" -> asked.heldSql();
                    case "holders" -> asked.holdersSql(true);
                    case "grant" -> asked.grantSql();
                    default -> throw new IllegalArgumentException(question);
                };
        String plan = String.join("\n", explain(sql));
        assertThat(plan).contains("Index").doesNotContain("Seq Scan on");
    }

    private static List<String> explain(String sql) {
        Map<String, Object> parameters = Map.of(
                "unit",
                oldCommune,
                "body",
                oldCommune,
                "on",
                BEFORE,
                "kinds",
                List.of("GOVERNMENT"),
                "kind",
                "HEAD",
                "person",
                "p-HEAD" + oldCommune,
                "authority",
                oldCommune,
                "award",
                "BKTTG",
                "key",
                "council.threshold");
        JdbcClient.StatementSpec statement = rows.jdbc.sql("explain " + sql);
        for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
            if (sql.contains(":" + parameter.getKey())) {
                statement = statement.param(parameter.getKey(), parameter.getValue());
            }
        }
        return statement.query(String.class).list();
    }

    private static List<String[]> real() throws IOException {
        List<String[]> all = new ArrayList<>();
        for (String file : List.of("units-before-2025-07-01.csv", "units-from-2025-07-01.csv")) {
            SentTable.read(
                            Files.readAllBytes(REAL.resolve(file)),
                            Set.of("id", "name", "kind"),
                            Set.of("parent_id"),
                            100_000)
                    .rows()
                    .forEach(row -> all.add(new String[] {
                        row.required("id"),
                        row.required("name"),
                        row.required("kind"),
                        row.text("parent_id") == null ? "" : row.required("parent_id"),
                        file.contains("before") ? "old" : "new"
                    }));
        }
        return all;
    }

    private static List<String[]> made() {
        List<String[]> all = new ArrayList<>();
        for (int p = 0; p < 63; p++) {
            all.add(new String[] {"p" + p, "Tỉnh " + p, "PROVINCE", "", "old"});
            all.add(new String[] {"n" + p, "Tỉnh mới " + p, "PROVINCE", "", "new"});
            for (int c = 0; c < 50; c++) {
                all.add(new String[] {"n" + p + "." + c, "Xã mới " + c, "COMMUNE", "n" + p, "new"});
            }
            for (int d = 0; d < 11; d++) {
                String district = "p" + p + "." + d;
                all.add(new String[] {district, "Huyện " + d, "DISTRICT", "p" + p, "old"});
                for (int c = 0; c < 15; c++) {
                    all.add(new String[] {district + "." + c, "Xã " + c, "COMMUNE", district, "old"});
                }
            }
        }
        return all;
    }

    private static List<String> successors(List<String[]> all) {
        List<String> pairs = new ArrayList<>();
        for (String[] row : all) {
            if (row[4].equals("old") && row[2].equals("COMMUNE")) {
                pairs.add(line(row[0], newCommune, AFTER));
            }
        }
        return pairs;
    }

    private static String line(Object... values) {
        return Stream.of(values)
                        .map(value -> value.toString().isEmpty() ? "\\N" : value.toString())
                        .reduce((a, b) -> a + "\t" + b)
                        .orElseThrow()
                + "\t1\t"
                + Long.MAX_VALUE
                + "\n";
    }

    private static void copy(String table, List<String> lines) throws SQLException, IOException {
        try (var connection = rows.dataSource.getConnection()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy " + rows.schema + "." + table + " from stdin",
                            new StringReader(String.join("", lines)));
        }
    }
}
