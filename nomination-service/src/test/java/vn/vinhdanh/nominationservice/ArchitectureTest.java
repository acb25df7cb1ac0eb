package vn.vinhdanh.nominationservice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import vn.vinhdanh.nominationservice.badexample.nomination.read.ReadThatKnowsWrite;
import vn.vinhdanh.nominationservice.badexample.nomination.read.ReadThatMakesEvents;
import vn.vinhdanh.nominationservice.badexample.nomination.write.HelperManager;
import vn.vinhdanh.nominationservice.badexample.nomination.write.KnowsApprovalService;
import vn.vinhdanh.nominationservice.badexample.nomination.write.OpenAggregate;
import vn.vinhdanh.nominationservice.badexample.nomination.write.WriteThatKnowsRead;

/** How this module is laid out. Each rule is shown a class that breaks it, and must notice. */
class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(
                    "vn.vinhdanh.organisation",
                    "vn.vinhdanh.people",
                    "vn.vinhdanh.nomination",
                    "vn.vinhdanh.nominationservice");

    private static final ArchRule READ_NEVER_KNOWS_WRITE = noClasses()
            .that()
            .resideInAPackage("..read..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..write..");

    private static final ArchRule WRITE_NEVER_KNOWS_READ = noClasses()
            .that()
            .resideInAPackage("..write..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..read..");

    private static final ArchRule ONLY_WRITE_AND_AUTOMATION_MAKE_EVENTS = noClasses()
            .that()
            .resideOutsideOfPackages("..write", "..automation")
            .should()
            .callConstructorWhere(new DescribedPredicate<>("it makes an event") {
                @Override
                public boolean test(JavaConstructorCall call) {
                    return isEvent(call.getTargetOwner());
                }
            });

    private static final ArchRule EVENTS_OF_OTHERS_ARE_NEVER_MADE = noClasses()
            .should()
            .callConstructorWhere(new DescribedPredicate<>("it makes an event of approval-service") {
                @Override
                public boolean test(JavaConstructorCall call) {
                    return isEvent(call.getTargetOwner())
                            && (call.getTargetOwner().getPackageName().endsWith(".approval")
                                    || call.getTargetOwner().getPackageName().endsWith(".decision"));
                }
            });

    private static final ArchRule NAMES_SAY_SOMETHING =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Dto)$");

    private static final ArchRule NOTHING_FROM_APPROVAL_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("vn.vinhdanh.approval..", "vn.vinhdanh.decision..", "vn.vinhdanh.approvalservice..");

    private static final ArchRule AGGREGATES_STAY_INSIDE = classes()
            .that()
            .areAnnotatedWith("org.axonframework.spring.stereotype.Aggregate")
            .should()
            .bePackagePrivate();

    @Test
    void read_never_knows_write() {
        READ_NEVER_KNOWS_WRITE.check(OURS);
        bites(READ_NEVER_KNOWS_WRITE, ReadThatKnowsWrite.class);
    }

    @Test
    void write_never_knows_read() {
        WRITE_NEVER_KNOWS_READ.check(OURS);
        bites(WRITE_NEVER_KNOWS_READ, WriteThatKnowsRead.class);
    }

    @Test
    void only_aggregates_and_automations_make_events() {
        ONLY_WRITE_AND_AUTOMATION_MAKE_EVENTS.check(OURS);
        bites(ONLY_WRITE_AND_AUTOMATION_MAKE_EVENTS, ReadThatMakesEvents.class);
    }

    @Test
    void events_of_the_other_service_are_only_read() {
        EVENTS_OF_OTHERS_ARE_NEVER_MADE.check(OURS);
        bites(EVENTS_OF_OTHERS_ARE_NEVER_MADE, ReadThatMakesEvents.class);
    }

    @Test
    void no_class_is_named_after_nothing() {
        NAMES_SAY_SOMETHING.check(OURS);
        bites(NAMES_SAY_SOMETHING, HelperManager.class);
    }

    @Test
    void the_other_service_is_not_known() {
        NOTHING_FROM_APPROVAL_SERVICE.check(OURS);
        bites(NOTHING_FROM_APPROVAL_SERVICE, KnowsApprovalService.class);
    }

    @Test
    void aggregates_stay_inside_their_package() {
        AGGREGATES_STAY_INSIDE.check(OURS);
        bites(AGGREGATES_STAY_INSIDE, OpenAggregate.class);
    }

    private static void bites(ArchRule rule, Class<?> badExample) {
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(badExample))
                        .hasViolation())
                .isTrue();
    }

    private static boolean isEvent(JavaClass type) {
        return type.getPackageName().startsWith("vn.vinhdanh.events.")
                && type.isAnnotatedWith("org.axonframework.serialization.Revision");
    }
}
