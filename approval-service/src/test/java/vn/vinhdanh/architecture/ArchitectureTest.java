package vn.vinhdanh.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callConstructorWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.vinhdanh.events.EventFamilies;
import vn.vinhdanh.events.approval.CaseEvent;
import vn.vinhdanh.events.approval.ConflictEvent;
import vn.vinhdanh.events.approval.SessionEvent;
import vn.vinhdanh.events.decision.DecisionEvent;

/** What the parts of this service know of each other. Every rule is shown to bite by an example that breaks it. */
class ArchitectureTest {

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("vn.vinhdanh.approval", "vn.vinhdanh.decision", "vn.vinhdanh.approvalservice");

    private static final JavaClasses BAD = new ClassFileImporter().importPackages("vn.vinhdanh.architecture.bad");

    /** Events by the aggregate that alone constructs them. */
    private static final Map<String, Set<String>> OWNERS = Map.of(
            "ApprovalCase", names(CaseEvent.class),
            "CouncilSession", names(SessionEvent.class),
            "Conflicts", names(ConflictEvent.class),
            "Decision", names(DecisionEvent.class));

    private static final Set<String> EVENTS =
            EventFamilies.events().stream().map(Class::getName).collect(Collectors.toUnmodifiableSet());

    /** A rule, and a class that breaks it. */
    record Rule(ArchRule rule, String breaker) {

        @Override
        public String toString() {
            return rule.getDescription();
        }
    }

    static Stream<Rule> rules() {
        return Stream.of(
                new Rule(
                        noClasses()
                                .that()
                                .resideInAPackage("..read..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("..write..")
                                .as("read does not know write"),
                        "bad.read.KnowsWrite"),
                new Rule(
                        noClasses()
                                .that()
                                .resideInAPackage("..write..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("..read..")
                                .as("write does not know read"),
                        "bad.write.KnowsRead"),
                new Rule(
                        noClasses()
                                .that()
                                .resideInAPackage("..read..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("..automation..")
                                .as("read does not know what happens by itself"),
                        "bad.read.KnowsAutomation"),
                new Rule(
                        noClasses()
                                .should(callConstructorWhere(ofAnEventThatIsAnothers()))
                                .as("only the owner constructs its events"),
                        "bad.write.TellsAnothersStory"),
                new Rule(
                        noClasses()
                                .that()
                                .resideInAnyPackage("..automation..", "..write..")
                                .should()
                                .dependOnClassesThat(resideInAPackage("..write..")
                                        .and(DescribedPredicate.not(resideInAPackage("vn.vinhdanh.approval.write..")
                                                .or(resideInAPackage("vn.vinhdanh.decision.write..")))))
                                .as("a service sends only commands it owns"),
                        "bad.automation.CommandsAnother"),
                new Rule(
                        noClasses()
                                .that(assignableTo(vn.vinhdanh.eventstore.view.View.class))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "java.sql..",
                                        "javax.sql..",
                                        "org.springframework.jdbc..",
                                        "vn.vinhdanh.regulations..")
                                .orShould()
                                .dependOnClassesThat()
                                .haveFullyQualifiedName("java.time.Clock")
                                .as("a view knows its events alone"),
                        "bad.read.ViewWithADatabase"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_program_keeps_the_rule(Rule rule) {
        rule.rule().check(PROGRAM);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_rule_bites(Rule rule) {
        List<String> broken = rule.rule().evaluate(BAD).getFailureReport().getDetails();
        assertThat(broken).anyMatch(detail -> detail.contains("vn.vinhdanh.architecture." + rule.breaker()));
    }

    private static DescribedPredicate<JavaConstructorCall> ofAnEventThatIsAnothers() {
        return DescribedPredicate.describe("of an event that is another's", call -> {
            String event = call.getTargetOwner().getName();
            if (!EVENTS.contains(event)) {
                return false;
            }
            JavaClass caller = call.getOriginOwner();
            return OWNERS.entrySet().stream()
                    .noneMatch(owner -> owner.getKey().equals(caller.getSimpleName())
                            && owner.getValue().contains(event));
        });
    }

    private static Set<String> names(Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .map(Class::getName)
                .collect(Collectors.toUnmodifiableSet());
    }
}
