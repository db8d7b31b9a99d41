package io.cielo24.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.maven.it.Project.Build;
import java.nio.file.Files;
import java.nio.file.Path;

/** Captions as artifacts of the build: attached, reproducible, each in its place. */
class ArtifactsTest {

    private static final String EXECUTION = "<execution><id>%s</id><goals><goal>captions</goal></goals><configuration>"
            + "<mediaDirectory>src/%1$s</mediaDirectory>%s</configuration></execution>";

    @InTheMatrix
    void theAttachedArchiveIsTheSameEveryTimeAndIsInstalled(Maven maven) throws Exception {
        Project project = Project.create(
                        maven,
                        "attached",
                        "<fidelity>PREMIUM</fidelity><attach>true</attach><formats>SRT,WEB_VTT</formats>")
                .atEndpoint("simulator")
                .media("src/main/media/talks/a.mp4", "one")
                .media("src/main/media/b.mp4", "two");
        Path archive = project.file("target/it-1-captions.zip");

        project.run("package").succeeded();
        byte[] first = Files.readAllBytes(archive);
        byte[] jar = Files.readAllBytes(project.file("target/it-1.jar"));
        project.delete("target");
        project.run("install").succeeded();

        assertThat(Files.readAllBytes(archive)).isEqualTo(first);
        assertThat(Files.readAllBytes(project.file("target/it-1.jar"))).isEqualTo(jar);
        assertThat(PluginRepository.get().directory().resolve("it/it/1/it-1-captions.zip"))
                .hasBinaryContent(first);
    }

    @InTheMatrix
    void twoExecutionsWithMediaOfOneNameNeedPlacesOfTheirOwn(Maven maven) throws Exception {
        Project project = Project.create(maven, "executions", "").atEndpoint("simulator");
        project.media("src/one/a.mp4", "one").media("src/two/a.mp4", "two");

        project.pom("pom.xml", twoExecutions("<targetPath>one</targetPath>", "<targetPath>two</targetPath>"));
        project.run("generate-resources").succeeded();
        assertThat(project.file("target/generated-resources/cielo24/one/a.en.vtt"))
                .exists();
        assertThat(project.file("target/generated-resources/cielo24/two/a.en.vtt"))
                .exists();

        project.pom("pom.xml", twoExecutions("", ""));
        Build build = project.run("generate-resources").failed();
        assertThat(build.log()).contains("src/one/a.mp4", "src/two/a.mp4", "cielo24.targetPath");
    }

    private static String twoExecutions(String one, String two) {
        return Project.model(
                "it",
                "pom",
                "<configuration><fidelity>PREMIUM</fidelity></configuration><executions>"
                        + EXECUTION.formatted("one", one) + EXECUTION.formatted("two", two) + "</executions>",
                "");
    }
}
