package io.cielo24.maven;

import io.cielo24.Cielo24Exception;
import io.cielo24.captioning.CaptionOrder;
import io.cielo24.captioning.Captioning;
import io.cielo24.captioning.CaptioningSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Orders captions for each media, once: finds or makes the job, streams the file to it, orders its transcription. It is
 * billed, so it is bound to no phase, and orders only with <code>cielo24.confirm</code>. What was ordered before, on this
 * machine or elsewhere, is found by the lock or at the service, and is not ordered again.
 */
@Mojo(name = "upload", requiresProject = false, requiresOnline = true, threadSafe = true)
public final class UploadMojo extends MediaMojo {

    private static final int MOST_AT_ONCE = 100;

    /** Skips this goal only. */
    @Parameter(property = "cielo24.upload.skip", defaultValue = "false")
    private boolean uploadSkip;

    /** Says that new orders, which are billed, are wanted. */
    @Parameter(property = "cielo24.confirm", defaultValue = "false")
    private boolean confirm;

    /** Tells what would be ordered, and sends nothing that changes anything. */
    @Parameter(property = "cielo24.dryRun", defaultValue = "false")
    private boolean dryRun;

    /** The most orders that one run may place; more are refused before the first is placed. */
    @Parameter(property = "cielo24.maxJobs", defaultValue = "20")
    private int maxJobs;

    /** The most bytes that one run may order captions for, such as <code>20GiB</code>; more are refused before the first. */
    @Parameter(property = "cielo24.maxTotalSize", defaultValue = "20GiB")
    private String maxTotalSize;

    /** Whether jobs may be made; without, only what was begun is brought to its end. */
    @Parameter(property = "cielo24.newJobs", defaultValue = "true")
    private boolean newJobs;

    /**
     * Jobs that failed, whose media are to be ordered anew, which is billed: the service could not process the media, or the
     * job was deleted. It is jobs that are named, so the same command once more orders nothing; one that has not failed is
     * refused.
     */
    @Parameter(property = "cielo24.reorder")
    private @Nullable List<String> reorder;

    /** How many media are sent at once. */
    @Parameter(property = "cielo24.concurrency", defaultValue = "2")
    private int concurrency;

    /**
     * How long the service is watched before a call whose answer was lost is taken for one that did not happen. Longer than
     * an answer may take.
     */
    @Parameter(property = "cielo24.settle", defaultValue = "2m")
    private String settle;

    /**
     * How much is said while media are sent: <code>auto</code> suits a person at a terminal, and says little in a batch
     * log; <code>lines</code> speaks as if to a person; <code>none</code> says the beginning and the end only.
     */
    @Parameter(property = "cielo24.progress", defaultValue = "auto")
    private String progress;

    /** Whether the build fails when a media could not be ordered. */
    @Parameter(property = "cielo24.failOnError", defaultValue = "true")
    private boolean failOnError;

    /**
     * Made by Maven.
     *
     * @param decrypter of the credentials in the settings
     */
    @Inject
    public UploadMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    boolean skipped() {
        return uploadSkip;
    }

    @Override
    void go() throws MojoExecutionException, MojoFailureException, IOException {
        Duration settled = Amounts.time("settle", settle);
        long mostBytes = Amounts.size("maxTotalSize", maxTotalSize);
        if (concurrency < 1 || concurrency > MOST_AT_ONCE) {
            throw new MojoExecutionException("cielo24.concurrency is " + concurrency + "; give 1 to " + MOST_AT_ONCE);
        }
        Reorders reorders = Reorders.of(reorder);
        UploadLog log = new UploadLog(
                getLog(),
                UploadLog.Style.of(progress, session().getRequest().isInteractiveMode()),
                new Advice(this::command));
        try (Lock lock = lock()) {
            List<Medium> media = media(lock);
            otherModules()
                    .forEach(module -> getLog().warn("module " + module.getArtifactId()
                            + " has media as well, and a goal that is called by hand runs for one module only; for that one: "
                            + command("upload", module)));
            UploadPlan plan = UploadPlan.of(media, lock, reorders);
            plan.known().forEach(log::known);
            if (plan.open().isEmpty()) {
                plan.with(reorders, log::orderedAnew);
            } else {
                try (Service service = service()) {
                    UploadPlan looked = lookedUp(plan, lock, service).with(reorders, log::orderedAnew);
                    looked.failed().forEach(one -> log.failedBefore(one.medium(), one.job(), one.status()));
                    guard(looked, mostBytes, service);
                    if (dryRun) {
                        log.plan(looked);
                        return;
                    }
                    order(looked, lock, service, settled, log);
                }
            }
            log.end(plan.known().size());
        }
        failIfAny(log);
    }

    /** A lock that is not there is not made by a look. */
    private static UploadPlan lookedUp(UploadPlan plan, Lock lock, Service service) throws MojoExecutionException {
        Captioning flow = service.client().captioning(CaptioningSettings.with(lock.toLook()));
        return Objects.requireNonNull(Awaited.end(plan.lookUp(flow)));
    }

    private void order(UploadPlan plan, Lock lock, Service service, Duration settled, UploadLog log)
            throws MojoExecutionException {
        if (plan.open().isEmpty()) {
            return;
        }
        Captioning flow = service.client()
                .captioning(CaptioningSettings.with(lock)
                        .withUploads(concurrency)
                        .withSettle(service.isSimulator() ? Duration.ZERO : settled)
                        .withNewJobs(newJobs));
        Map<String, UploadPlan.Open> orders = new LinkedHashMap<>(); // the same media twice is one order
        plan.open().forEach(one -> orders.putIfAbsent(one.medium().key().externalId(), one));
        log.begin(plan, orders.size());
        Flux<CaptionOrder> wanted = Flux.fromIterable(orders.values())
                .concatMap(one -> one.need() == UploadPlan.Need.ANOTHER
                        ? flow.anew(one.medium().order(), one.job()).onErrorResume(Cielo24Exception.class, error -> {
                            log.failed(one.medium(), error);
                            return Mono.empty();
                        })
                        : Mono.just(one.medium().order()));
        Awaited.end(flow.submitAll(wanted).doOnNext(log::event).then());
    }

    private void failIfAny(UploadLog log) throws MojoFailureException {
        if (log.failed() > 0 && failOnError) {
            throw new MojoFailureException(
                    "captions of " + log.failed() + " media could not be ordered; why stands above, for each");
        }
    }

    /** Before anything is sent that changes anything. */
    private void guard(UploadPlan plan, long mostBytes, Service service) throws MojoExecutionException {
        List<Medium> billed = plan.billed();
        if (billed.isEmpty() || service.isSimulator()) {
            return;
        }
        terms().doubts().forEach(getLog()::warn);
        if (!newJobs && !plan.withoutJob().isEmpty() && !dryRun) {
            throw new MojoExecutionException("cielo24.newJobs is false, and there is no job for " + plan.withoutJob()
                    + ". Nothing was ordered; to have jobs made, leave cielo24.newJobs out");
        }
        if (billed.size() > maxJobs) {
            throw new MojoExecutionException(billed.size() + " orders would be placed, more than cielo24.maxJobs, "
                    + maxJobs + "; nothing was ordered");
        }
        long bytes = billed.stream().mapToLong(Medium::size).sum();
        if (bytes > mostBytes) {
            throw new MojoExecutionException("captions would be ordered for " + bytes
                    + " bytes, more than cielo24.maxTotalSize, " + mostBytes + "; nothing was ordered");
        }
        if (!confirm && !dryRun) {
            throw new MojoExecutionException(billed.size() + (billed.size() == 1 ? " order" : " orders")
                    + " would be placed and billed, for " + billed + ". Nothing was ordered; if that is wanted, add "
                    + "-Dcielo24.confirm");
        }
    }
}
