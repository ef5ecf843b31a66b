package dev.camelion;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/** Who may import whom. The root package holds the entrance and the wiring, which know everyone. */
class ArchitectureTest {
    private static final String ROOT = "dev.camelion";
    private static final String[] PURE = {ROOT + ".model..", ROOT + ".error..", ROOT + ".ddl.."};

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void packages_form_no_circle() {
        check(slices().matching(ROOT + ".(**)").should().beFreeOfCycles());
    }

    @Test
    void the_pure_packages_know_no_framework_and_no_database() {
        check(noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.camel..", "java.sql..", "javax.sql..", "org.slf4j.."));
    }

    @Test
    void the_pure_packages_know_no_clock() {
        check(noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .callMethodWhere(target(owner(belongToAnyOf(
                                Clock.class,
                                Instant.class,
                                LocalDate.class,
                                LocalDateTime.class,
                                OffsetDateTime.class,
                                ZonedDateTime.class)))
                        .and(target(nameMatching("now|system.*"))))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime"));
    }

    @Test
    void camel_is_used_only_where_routes_are() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".capture..", ROOT + ".monitor..", ROOT + ".lease..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel.."));
    }

    @Test
    void debezium_is_used_only_by_capture_and_the_ddl_parser() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".capture..", ROOT + ".ddl.parse..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.debezium.."));
    }

    @Test
    void the_engines_room_knows_the_model_alone() {
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + ".capture.engine..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..")
                        .and(not(resideInAnyPackage(ROOT + ".capture.engine..", ROOT + ".model..")))));
    }

    @Test
    void antlr_is_used_only_by_the_ddl_parser() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".ddl.parse..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.antlr.."));
    }

    @Test
    void jdbc_is_used_only_where_a_database_is_spoken_to() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        ROOT + ".source..",
                        ROOT + ".target..",
                        ROOT + ".catalogue..",
                        ROOT + ".changelog..",
                        ROOT + ".copy..",
                        ROOT + ".replay..",
                        ROOT + ".verify..",
                        ROOT + ".demo..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql.."));
    }

    @Test
    void only_the_command_line_and_the_demo_print() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".cli..", ROOT + ".demo..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err"));
    }

    @Test
    void only_the_entrance_ends_the_program() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".Camelion")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class));
    }

    @Test
    void only_the_wiring_and_the_command_line_read_settings() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".cli..", ROOT + ".config..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".config.."));
    }

    @Test
    void features_meet_in_the_database_only() {
        var features = List.of("capture", "copy", "replay", "verify");
        for (var feature : features) {
            var others = features.stream()
                    .filter(other -> !other.equals(feature))
                    .map(other -> ROOT + "." + other + "..")
                    .toArray(String[]::new);
            check(noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + feature + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others));
        }
    }

    @Test
    void processors_are_called_so() {
        check(classes().that().implement(Processor.class).should().haveSimpleNameEndingWith("Processor"));
    }

    @Test
    void commands_are_called_so() {
        check(classes().that().areAnnotatedWith(Command.class).should().haveSimpleNameEndingWith("Command"));
    }

    /** Packages come one by one: a rule may have nothing to look at yet. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
