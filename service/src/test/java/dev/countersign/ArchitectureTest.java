package dev.countersign;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.smallrye.config.ConfigMapping;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;

/** The rules of the house that a machine can check; the reasons stand in docs/adr and CONTRIBUTING.md. */
@AnalyzeClasses(packages = "dev.countersign", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule FEATURES_ARE_FREE_OF_CYCLES =
            slices().matching("dev.countersign.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_ENGINE_PACKAGES_KNOW_THE_ENGINES_INSIDES = noClasses()
            .that()
            .resideOutsideOfPackages("dev.countersign.engine..", "dev.countersign.enginerest..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.operaton.bpm.engine.impl..")
            .because("a new engine version must be felt in one place");

    @ArchTest
    static final ArchRule SPARK_STAYS_OUT_OF_THE_SERVICE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.countersign.job.spark..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.spark..")
            .because("Spark applications run in processes of their own");

    @ArchTest
    static final ArchRule REPOSITORIES_STAY_INSIDE_THEIR_FEATURE = classes()
            .that()
            .haveSimpleNameEndingWith("Repository")
            .should()
            .bePackagePrivate()
            .because("features talk through services and events");

    @ArchTest
    static final ArchRule RESOURCES_ARE_NAMED_SO =
            classes().that().areAnnotatedWith(Path.class).should().haveSimpleNameEndingWith("Resource");

    @ArchTest
    static final ArchRule CONFIG_IS_NAMED_SO =
            classes().that().areAnnotatedWith(ConfigMapping.class).should().haveSimpleNameEndingWith("Config");

    @ArchTest
    static final ArchRule RESOURCES_DO_NOT_TOUCH_STORAGE = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Repository")
            .orShould()
            .dependOnClassesThat()
            .areAnnotatedWith(Entity.class)
            .because("a service owns the transaction and gives views");

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.ZonedDateTime.class, "now")
            .because("java.time.Clock is injected, so that tests can move it");
}
