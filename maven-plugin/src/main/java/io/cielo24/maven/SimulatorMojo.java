package io.cielo24.maven;

import io.cielo24.simulator.Cielo24Simulator;
import io.cielo24.simulator.SimulatorOptions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Runs the embedded service until it is stopped (Ctrl-C), so that builds in other windows can be tried with no account. It
 * forgets everything when it ends.
 */
@Mojo(name = "simulator", requiresProject = false, threadSafe = true)
public final class SimulatorMojo extends CieloMojo {

    /** The port on this machine; 0 takes a free one. */
    @Parameter(property = "cielo24.port", defaultValue = "0")
    private int port;

    /** How long a job takes, such as <code>30s</code>. */
    @Parameter(property = "cielo24.processingTime", defaultValue = "5s")
    private String processingTime;

    /** Ends by itself after so long, such as <code>10m</code>; <code>0</code> for never. */
    @Parameter(property = "cielo24.runFor", defaultValue = "0")
    private String runFor;

    @Override
    void go() throws MojoExecutionException {
        Duration processing = Amounts.time("processingTime", processingTime);
        Duration limit = Amounts.time("runFor", runFor);
        SimulatorOptions options =
                SimulatorOptions.builder().port(port).processingTime(processing).build();
        try (Cielo24Simulator simulator = Cielo24Simulator.start(options)) {
            CountDownLatch end = new CountDownLatch(1);
            getLog().info("the simulator answers at " + simulator.endpoint() + "; to use it in another window:");
            getLog().info("CIELO24_USERNAME=" + simulator.user() + " CIELO24_API_KEY=" + simulator.apiKey() + " "
                    + command("upload") + " -Dcielo24.endpoint=" + simulator.endpoint() + " -Dcielo24.confirm");
            if (limit.isZero()) {
                end.await();
            } else if (!end.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                getLog().info("the simulator ends, as asked");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("the simulator was stopped", e);
        }
    }
}
