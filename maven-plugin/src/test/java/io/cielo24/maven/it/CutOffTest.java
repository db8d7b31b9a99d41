package io.cielo24.maven.it;

import static io.cielo24.maven.it.Counts.assertOnce;
import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.maven.it.Project.Build;
import io.cielo24.maven.it.Project.Running;
import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.Effect;
import io.cielo24.simulator.Fault;
import java.util.List;
import java.util.Map;

/** A build that ends at any moment, by a kill or by Ctrl-C, is taken up where it stood. */
class CutOffTest {

    private static final String TERMS = "<fidelity>PREMIUM</fidelity><settle>1s</settle>";

    private static final Map<String, Effect> STEPS = Map.of(
            "job/new", Effect.JOB_CREATED,
            "job/add_media", Effect.MEDIA_STORED,
            "job/perform_transcription", Effect.ORDER_PLACED);

    @OnOneMaven
    void whatCtrlCCutOffIsTakenUpByTheNextRun(Maven maven) throws Exception {
        try (Cielo24Simulator simulator = Counts.slowSimulator()) {
            Project project = project(maven, "ctrl-c", simulator);
            simulator.faults().on("job/add_media").nth(1).inject(Fault.stallWhileReading(5));

            Running running = project.start(":upload", "-Dcielo24.confirm");
            Counts.await(
                    "a part of the media", () -> !simulator.faults().injected().isEmpty());
            Build stopped = running.interrupt().end().failed();

            assertThat(stopped.log()).doesNotContain("\tat ");
            assertThat(Counts.entry(project.file(".cielo24"))).contains("SENDING");
            Build next = project.run(":upload", "-Dcielo24.confirm").succeeded();
            assertThat(next.log()).contains("1 media ordered now", "going on with job");
            assertOnce(simulator);
        }
    }

    @InTheMatrix
    void whatWasKilledAtAnyCallIsTakenUpByTheNextRun(Maven maven) throws Exception {
        for (String call : List.of("job/new", "job/add_media", "job/perform_transcription")) {
            for (Fault fault : List.of(Fault.silent(), Fault.silentAfterEffect())) {
                try (Cielo24Simulator simulator = Counts.slowSimulator()) {
                    Project project = project(maven, "killed", simulator);
                    simulator.faults().on(call).nth(1).inject(fault);

                    Running running = project.start(":upload", "-Dcielo24.confirm");
                    Counts.await(
                            call + " " + fault.name(),
                            () -> !simulator.faults().injected().isEmpty()
                                    && (fault.name().equals("silent")
                                            || simulator.effects().count(STEPS.get(call)) == 1));
                    running.kill();

                    project.run(":upload", "-Dcielo24.confirm").succeeded();
                    assertOnce(simulator);
                }
            }
        }
    }

    private static Project project(Maven maven, String name, Cielo24Simulator simulator) throws Exception {
        return Project.create(maven, name, TERMS).at(simulator).media("src/main/media/a.mp4", "the words of a talk");
    }
}
