package io.cielo24.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.junit.jupiter.api.Test;

/** The commands that goals advise. */
class CommandLineTest {

    @Test
    void whatWasGivenIsRepeatedButForSecretsAndWhatTheAdviceItselfDecides() {
        MavenSession session = GoalRun.session(Path.of("."));
        session.getUserProperties()
                .setProperty("cielo24.files", "https://user:word@example.com/a.mp4?signature=secret");
        session.getUserProperties().setProperty("cielo24.fidelity", "PREMIUM");
        session.getUserProperties().setProperty("cielo24.confirm", "true");
        session.getUserProperties().setProperty("other", "other");

        assertThat(new CommandLine(session, GoalRun.execution("captions")).of("upload", null))
                .isEqualTo("mvn io.cielo24:cielo24-maven-plugin:1:upload -Dcielo24.fidelity=PREMIUM"
                        + " \"-Dcielo24.files=https://...@example.com/a.mp4?...\"");
    }

    @Test
    void anArgumentIsQuotedWhereAShellWouldPartIt() {
        assertThat(CommandLine.quoted("-Dcielo24.fidelity=PREMIUM")).isEqualTo("-Dcielo24.fidelity=PREMIUM");
        assertThat(CommandLine.quoted("-Dcielo24.files=a b.mp4")).isEqualTo("\"-Dcielo24.files=a b.mp4\"");
        assertThat(CommandLine.quoted("-Dcielo24.files=a$b.mp4")).isEqualTo("\"-Dcielo24.files=a\\$b.mp4\"");
    }
}
