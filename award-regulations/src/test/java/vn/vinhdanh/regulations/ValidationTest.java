package vn.vinhdanh.regulations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vinhdanh.regulations.InvalidRegulation.Problem;

/** Each mistake in a file is refused, with file, line and field. */
class ValidationTest {

    private static final String FILE = "regulations/vn-2017.yaml";

    private static List<Problem> problems(String path, String before, String after) {
        InvalidRegulation invalid = catchThrowableOfType(
                InvalidRegulation.class,
                () -> Regulations.load(asked -> {
                    String text = Regulations.resource(asked);
                    if (!asked.equals(path)) {
                        return text;
                    }
                    assertThat(text).contains(before);
                    return text.replaceFirst(Pattern.quote(before), Matcher.quoteReplacement(after));
                }));
        assertThat(invalid).as("the mistake is refused").isNotNull();
        return invalid.problems();
    }

    private static int lineOf(String path, String text) {
        String[] lines = Regulations.resource(path).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].contains(text)) {
                return i + 1;
            }
        }
        throw new AssertionError("no line with " + text);
    }

    @ParameterizedTest(name = "{0} becomes {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            clause: INITIATIVE                          | claus: INITIATIVE                            | unknown field claus
            kind: EMULATION_TITLE                       | kind: TITLE                                  | TITLE
            recipients: [INDIVIDUAL]                    | recipients: [PERSON]                         | PERSON
            recipients: [INDIVIDUAL]                    | recipients: INDIVIDUAL                       | List
            nominable: true                             | nominable: "true"                            | boolean
            edition: 1                                  | edition: 1.5                                 | 1.5
            edition: 1                                  | edition: 0                                   | edition
            {level: GRASSROOTS, office                  | {level: VILLAGE, office                      | VILLAGE
            maxPercent: 15                              | maxPercent: 150                              | from 1 to 100
            maxPercent: 15                              | maxPercent: many                             | many
            minPercent: 90                              | minPercent: 0                                | from 1 to 100
            sources: [S79]                              | sources: [S799]                              | unknown source S799
            mark: VERIFIED-A, sources: [S79]            | mark: VERIFIED-A                             | names a source
            mark: VERIFIED-A, sources: [S79]            | mark: CERTAIN, sources: [S79]                | CERTAIN
            of: [LDTT, CSTT]                            | of: [LDT, CSTT]                              | unknown award LDT
            "consecutive('CSTDCS', 3)"                  | "consecutive('CSTDC', 3)"                    | unknown award CSTDC
            "consecutive('CSTDCS', 3)"                  | "consecutive('CSTDCS', three)"               | undeclared reference to 'three'
            "consecutive('CSTDCS', 3)"                  | "consecutiv('CSTDCS', 3)"                    | undeclared reference to 'consecutiv'
            "consecutive('CSTDCS', 3)"                  | "consecutive('CSTDCS', '3')"                 | found no matching overload
            "consecutive('CSTDCS', 3)"                  | "count('CSTDCS', 3)"                         | expected type 'bool' but found 'int'
            "consecutive('CSTDCS', 3)"                  | "consecutive('CSTDCS', 3"                    | missing ')'
            "initiatives('GRASSROOTS', 1) >= 1          | "initiatives('GRASROOTS', 1) >= 1            | unknown scope GRASROOTS
            merit('CLUSTER_LEADER', 'PROVINCE')         | merit('LEADER', 'PROVINCE')                  | unknown merit LEADER
            share('LDTT') > 50.0                        | share('LDT') > 50.0                          | unknown share LDT
            item: BCTT                                  | item: BCT                                    | unknown document BCT
            accepts: [BCTT]                             | accepts: [REPORT]                            | unknown document REPORT
            step: APPRAISAL                             | step: APPRAISE                               | APPRAISE
            stated: 2017-10-01                          | stated: 2017-13-01                           | 2017-13-01
            stated: 2017-10-01                          | stated: 2024-10-01                           | the last day is before the first
            code: CSTT                                  | code: LDTT                                   | there twice
            by: "--10-31"                               | by: "31/10"                                  | 31/10
            id: vn-2017                                 | id: vn-2018                                  | called like its file
            """)
    void a_typo_is_a_start_up_error_that_says_where(String before, String after, String message) {
        List<Problem> problems = problems(FILE, before, after);
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(FILE);
            assertThat(problem.message()).contains(message);
            assertThat(Math.abs(problem.line() - lineOf(FILE, before)))
                    .as("line %s, the mistake is in %s", problem.line(), lineOf(FILE, before))
                    .isLessThanOrEqualTo(1);
        });
    }

    @Test
    void every_mistake_of_the_rules_is_told_at_once() {
        List<Problem> problems = problems(FILE, "sources: [S79]", "sources: [S798, S799]");
        assertThat(problems)
                .extracting(Problem::field)
                .containsExactly("/awards/0/deciders/0/sources/0", "/awards/0/deciders/0/sources/1");
        assertThat(problems.get(0))
                .hasToString("regulations/vn-2017.yaml:" + lineOf(FILE, "sources: [S79]")
                        + ": /awards/0/deciders/0/sources/0: unknown source S798");
    }

    @Test
    void a_value_cannot_be_declared_in_force_past_its_mark() {
        assertThat(problems(FILE, "from: {stated: 2017-10-01", "from: {value: 2017-10-01"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo("/from/value");
                    assertThat(problem.message()).startsWith("unknown field value");
                });
    }

    @Test
    void dates_that_overlap_are_refused() {
        assertThat(problems("regulations/vn-2024.yaml", "stated: 2024-01-01", "stated: 2023-12-31"))
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("regulations/vn-2024.yaml:")
                .contains("/from")
                .contains("overlap those of vn-2017");
    }

    @Test
    void a_regulation_without_a_last_day_must_be_the_last() {
        String until = Regulations.resource("regulations/vn-2024.yaml")
                .lines()
                .filter(line -> line.startsWith("until:"))
                .findFirst()
                .orElseThrow();
        assertThat(problems("regulations/vn-2024.yaml", until, ""))
                .extracting(Problem::message)
                .containsExactly("the dates overlap those of vn-2024");
    }

    @Test
    void an_award_cannot_be_both_there_and_abolished() {
        assertThat(problems("regulations/vn-2025.yaml", "code: GK_HUYEN", "code: GK_XA"))
                .extracting(Problem::message)
                .containsExactly("the award GK_XA exists and is abolished");
    }

    @Test
    void a_level_that_has_ended_decides_nothing() {
        assertThat(problems("regulations/vn-2025.yaml", "{level: COMMUNE, office", "{level: DISTRICT, office"))
                .extracting(Problem::message)
                .containsExactly("this regulation has no level DISTRICT");
    }

    @Test
    void a_field_twice_is_refused() {
        assertThat(problems(FILE, "edition: 1", "edition: 1\nedition: 2"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message()).contains("uplicate");
                    assertThat(problem.line()).isEqualTo(3);
                });
    }

    @Test
    void what_is_not_yaml_is_refused() {
        assertThat(problems(FILE, "texts:", "texts: [")).singleElement().satisfies(problem -> assertThat(problem.line())
                .isPositive());
    }

    @Test
    void a_missing_file_is_named() {
        assertThat(problems("regulations/index.yaml", "regulations/vn-2025.yaml", "regulations/vn-2026.yaml"))
                .extracting(Problem::toString)
                .containsExactly("regulations/vn-2026.yaml:0: the file does not exist");
    }

    @ParameterizedTest(name = "{0} becomes {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            to: 2022-02-04   | to: 2022-01-04   | to is before from
            from: 2022-01-31 | from: 2021-01-31 | the day is not of 2022
            year: 2022       | year: 2021       | there twice
            mark: VERIFIED-B | mrk: VERIFIED-B  | unknown field mrk
            """)
    void a_calendar_is_checked_too(String before, String after, String message) {
        assertThat(problems("calendar/2022.yaml", before, after)).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("calendar/2022.yaml");
            assertThat(problem.message()).contains(message);
        });
    }
}
