package io.cielo24.maven;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. */
@AnalyzeClasses(packages = "io.cielo24.maven", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_PLUGIN_KNOWS_THE_API_ONE_TRANSPORT_AND_THE_SIMULATOR = noClasses()
            .that()
            .resideInAPackage("io.cielo24.maven..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.cielo24..")
                    .and(resideOutsideOfPackages(
                            "io.cielo24",
                            "io.cielo24.account..",
                            "io.cielo24.captioning..",
                            "io.cielo24.job..",
                            "io.cielo24.media..",
                            "io.cielo24.transcript..",
                            "io.cielo24.transport",
                            "io.cielo24.transport.jdk..",
                            "io.cielo24.simulator",
                            "io.cielo24.maven..")));

    @ArchTest
    static final ArchRule CAPTIONS_AND_MEDIA_KNOW_ONLY_THE_JDK = classes()
            .that()
            .resideInAnyPackage("io.cielo24.maven.caption", "io.cielo24.maven.media")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.cielo24.maven.caption",
                    "io.cielo24.maven.media",
                    "java.io",
                    "java.lang..",
                    "java.nio..",
                    "java.time",
                    "java.util..",
                    "javax.xml..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule THE_REPORT_KNOWS_CAPTIONS_AND_THE_JDK = classes()
            .that()
            .resideInAPackage("io.cielo24.maven.report")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.cielo24.maven.report",
                    "io.cielo24.maven.caption",
                    "java.io",
                    "java.lang..",
                    "java.math",
                    "java.net",
                    "java.nio..",
                    "java.security",
                    "java.time",
                    "java.util..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule WHAT_LOOKS_AT_FILES_KNOWS_NO_SERVICE = noClasses()
            .that()
            .areAssignableTo(InspectMojo.class)
            .or()
            .haveSimpleName("LocalMojo")
            .or()
            .haveSimpleName("Inspection")
            .or()
            .haveSimpleName("LockView")
            .or()
            .haveSimpleName("CaptionPlaces")
            .or()
            .haveSimpleName("MediaCopies")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("MediaMojo")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("Service")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("Access")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("Cielo24Client")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("io.cielo24.transport..", "io.cielo24.simulator..", "java.net.http..", "reactor..");
}
