package io.cielo24.spring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. */
@AnalyzeClasses(packages = "io.cielo24.spring", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_STARTER_KNOWS_THE_API_OBSERVABILITY_AND_SPRING = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.cielo24",
                    "io.cielo24.account..",
                    "io.cielo24.captioning..",
                    "io.cielo24.job..",
                    "io.cielo24.media..",
                    "io.cielo24.transcript..",
                    "io.cielo24.transport",
                    "io.cielo24.observability..",
                    "io.cielo24.spring..",
                    "org.springframework..",
                    "io.micrometer..",
                    "reactor..",
                    "org.reactivestreams..",
                    "org.slf4j..",
                    "org.jspecify..",
                    "java..");
}
