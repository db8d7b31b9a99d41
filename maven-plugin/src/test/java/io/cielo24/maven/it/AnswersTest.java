package io.cielo24.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.maven.it.Project.Build;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.Fault;
import java.time.Duration;

/** Whatever is answered instead of what was asked for is said in words. */
class AnswersTest {

    private static final String TERMS = "<fidelity>PREMIUM</fidelity><settle>0s</settle>";

    @InTheMatrix
    void aWebPageARefusalAndAThrottleAreToldApart(Maven maven) throws Exception {
        try (Cielo24Simulator simulator = Counts.slowSimulator()) {
            Project project =
                    Project.create(maven, "answers", TERMS).at(simulator).media("src/main/media/a.mp4", "one");

            simulator.faults().on("job/list").always().inject(Fault.html(200));
            Build page = project.run(":upload", "-Dcielo24.confirm").failed();
            assertThat(page.log()).contains("text/html", "200").doesNotContain("\tat ", "JsonParse");
            simulator.faults().clear();

            simulator.faults().on("account/login").always().inject(Fault.status(401));
            simulator.clearRequests();
            Build refused = project.run(":status").failed();
            assertThat(refused.log()).contains("401").doesNotContain("\tat ");
            assertThat(simulator.requests()).as("no use in trying again").hasSize(1);
            simulator.faults().clear();

            simulator.faults().on("job/list").first(2).inject(Fault.status(429, Duration.ofSeconds(1)));
            project.run(":upload", "-Dcielo24.confirm").succeeded();
            Counts.assertOnce(simulator);
        }
    }

    @InTheMatrix
    void offlineNothingIsUploadedAndWhatIsNotOnTheMachineIsMissing(Maven maven) throws Exception {
        try (Cielo24Simulator simulator = Counts.slowSimulator()) {
            Project project = Project.create(
                            maven, "offline", TERMS + "<cacheDirectory>${project.basedir}/cache</cacheDirectory>")
                    .at(simulator)
                    .media("src/main/media/a.mp4", "one");
            project.run("generate-resources").succeeded(); // has everything at hand
            simulator.clearRequests();

            Build upload = project.run("-o", ":upload", "-Dcielo24.confirm").failed();
            assertThat(upload.log()).contains("online");
            Build captions = project.run("-o", "generate-resources").succeeded();
            assertThat(captions.log()).contains("1 missing", "Maven is offline");
            Build missing = project.run("-o", "generate-resources", "-Dcielo24.failOnMissing")
                    .failed();
            assertThat(missing.log()).contains("src/main/media/a.mp4");

            assertThat(simulator.requests()).isEmpty();
        }
    }
}
