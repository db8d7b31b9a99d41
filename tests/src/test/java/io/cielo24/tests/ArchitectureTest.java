package io.cielo24.tests;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

/** Who may know whom: every line of it in ARCHITECTURE.md stands here as a rule. */
class ArchitectureTest {

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.cielo24");

    private static final String[] CORE = {
        "io.cielo24",
        "io.cielo24.account..",
        "io.cielo24.job..",
        "io.cielo24.media..",
        "io.cielo24.transcript..",
        "io.cielo24.captioning..",
        "io.cielo24.internal..",
        "io.cielo24.transport"
    };

    @Test
    void coreKnowsReactorJacksonSlf4jAndItself() {
        classes()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(CORE)
                        .or(resideInAnyPackage(
                                "java..",
                                "javax.net.ssl..",
                                "reactor..",
                                "org.reactivestreams..",
                                "tools.jackson..",
                                "org.slf4j..",
                                "org.jspecify.."))
                        .or(resideInAnyPackage("com.sun.net.httpserver..")))
                .check(ALL);
    }

    @Test
    void coreKnowsNoHttpClient() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "io.netty..", "reactor.netty..")
                .check(ALL);
    }

    @Test
    void jacksonIsKnownInsideOnly() {
        noClasses()
                .that(resideInAnyPackage(CORE).and(resideOutsideOfPackages("io.cielo24.internal..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tools.jackson..", "com.fasterxml..")
                .check(ALL);
    }

    @Test
    void theSimulatorSharesNoCodeWithTheClient() {
        noClasses()
                .that()
                .resideInAPackage("io.cielo24.simulator..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("io.cielo24..").and(resideOutsideOfPackages("io.cielo24.simulator..")))
                .check(ALL);
        noClasses()
                .that(resideInAnyPackage(CORE))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.cielo24.simulator..")
                .check(ALL);
    }

    @Test
    void aTransportKnowsTheSpiAndItsOwnLibrary() {
        onlyKnows("io.cielo24.transport.jdk..", "org.slf4j..");
        onlyKnows("io.cielo24.transport.netty..", "io.netty..", "reactor.netty..");
        noClasses()
                .that()
                .resideInAPackage("io.cielo24.transport.netty..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "reactor.netty.http..")
                .check(ALL);
    }

    @Test
    void theKitKnowsTheSpiAndJUnit() {
        onlyKnows("io.cielo24.transport.tck..", "org.junit.jupiter..", "org.opentest4j..", "org.apiguardian..");
    }

    @Test
    void theSimulatorKnowsTheJdkAndJUnit() {
        classes()
                .that()
                .resideInAPackage("io.cielo24.simulator..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "io.cielo24.simulator..", "java..", "javax..", "org.jspecify..", "org.junit.jupiter.."))
                .check(ALL);
    }

    /** What is around the SPI, and what is given. */
    private static void onlyKnows(String own, String... more) {
        classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                own,
                                "io.cielo24.transport",
                                "java..",
                                "javax..",
                                "org.reactivestreams..",
                                "reactor.core..",
                                "reactor.util..",
                                "org.jspecify..")
                        .or(resideInAnyPackage(more)))
                .check(ALL);
    }

    @Test
    void nothingKnowsWhatIsNotPublished() {
        noClasses()
                .that()
                .resideInAPackage("io.cielo24..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.cielo24.tests..",
                        "io.cielo24.consumers..",
                        "io.cielo24.examples..",
                        "io.cielo24.benchmarks..")
                .check(ALL);
    }

    @Test
    void observabilityKnowsTheApiAndMicrometer() {
        classes()
                .that()
                .resideInAPackage("io.cielo24.observability..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "io.cielo24",
                        "io.cielo24.observability..",
                        "io.micrometer..",
                        "reactor.util.context..",
                        "org.jspecify..",
                        "java.."))
                .check(ALL);
    }

    @Test
    void nothingOfTheInsideShowsInTheApi() {
        DescribedPredicate<JavaClass> inside = resideInAnyPackage("io.cielo24.internal..");
        noMethods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(resideInAnyPackage(CORE)
                        .and(resideOutsideOfPackages("io.cielo24.internal.."))
                        .and(new DescribedPredicate<>("are public") {
                            @Override
                            public boolean test(JavaClass type) {
                                return type.getModifiers().contains(JavaModifier.PUBLIC);
                            }
                        }))
                .should(new ArchCondition<JavaMethod>("mention internal types") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean shows = inside.test(method.getRawReturnType())
                                || method.getRawParameterTypes().stream().anyMatch(inside);
                        events.add(new SimpleConditionEvent(method, shows, describe(method)));
                    }

                    private String describe(JavaMember member) {
                        return member.getFullName();
                    }
                })
                .check(ALL);
    }

    @Test
    void theWireIsKnownInOnePlace() {
        noClasses()
                .that(resideInAnyPackage(
                        "io.cielo24.account..", "io.cielo24.job..", "io.cielo24.media..", "io.cielo24.transcript.."))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.cielo24.internal.Endpoint")
                .check(ALL);
    }
}
