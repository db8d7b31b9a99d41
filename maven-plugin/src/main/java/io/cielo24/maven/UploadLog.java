package io.cielo24.maven;

import io.cielo24.captioning.CaptionOrder;
import io.cielo24.captioning.CaptioningEvent;
import io.cielo24.job.Job;
import io.cielo24.job.JobStatus;
import io.cielo24.media.TransferProgress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/** Says what an upload does: to a person often enough, to a batch log in a handful of lines. No line for each chunk. */
final class UploadLog {

    /**
     * When a line about a media on its way is due.
     *
     * @param tenths whether each tenth of the media is worth one
     * @param apart the least nanoseconds between two
     */
    record Style(boolean tenths, long apart) {

        private static final long SECOND = 1_000_000_000L;

        static Style of(String text, boolean interactive) throws MojoExecutionException {
            return switch (text) {
                case "auto" -> interactive ? of("lines", true) : new Style(false, 60 * SECOND);
                case "lines" -> new Style(true, 10 * SECOND);
                case "none" -> new Style(false, Long.MAX_VALUE);
                default ->
                    throw new MojoExecutionException("cielo24.progress is '" + text + "'; give auto, lines or none");
            };
        }
    }

    private final Log log;
    private final Style style;
    private final Advice advice;
    private final Map<CaptionOrder, Said> said = new HashMap<>();
    private final AtomicInteger ordered = new AtomicInteger();
    private final AtomicInteger found = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    UploadLog(Log log, Style style, Advice advice) {
        this.log = log;
        this.style = style;
        this.advice = advice;
    }

    private record Said(long time, int tenth) {}

    void known(UploadPlan.Known known) {
        log.debug(known.medium() + ": ordered before, job " + known.entry().jobId());
    }

    /** Nothing is done about these: it is for a person to say that they are to be ordered anew. */
    void failedBefore(Medium medium, String jobId, String status) {
        failed.incrementAndGet();
        log.error(medium + ": " + ended(jobId, status));
    }

    void failed(Medium medium, Throwable error) {
        failed.incrementAndGet();
        log.error(medium + ": " + error.getMessage());
        log.debug(error);
    }

    void orderedAnew(Medium medium, String failedJobId) {
        log.info(medium + ": was ordered anew before, after job " + failedJobId
                + " had failed; it is not ordered again");
    }

    void plan(UploadPlan plan) {
        plan.lines().forEach(line -> log.info("would: " + line));
        long bytes = plan.billed().stream().mapToLong(Medium::size).sum();
        log.info("dry run: " + plan.billed().size() + " orders would be placed and billed, " + Amounts.bytes(bytes)
                + "; nothing was sent that changes anything");
    }

    void begin(UploadPlan plan, int orders) {
        long bytes = plan.open().stream().mapToLong(one -> one.medium().size()).sum();
        log.info("ordering captions for " + orders + " media, " + Amounts.bytes(bytes));
    }

    synchronized void event(CaptioningEvent event) {
        String name = String.valueOf(event.order().job().parameters().get("job_name"));
        if (event instanceof CaptioningEvent.Found there) {
            said.put(event.order(), new Said(System.nanoTime(), 0));
            found(name, there);
        } else if (event instanceof CaptioningEvent.Uploading uploading) {
            progress(name, event.order(), uploading.progress());
        } else if (event instanceof CaptioningEvent.Ordered done) {
            (done.now() ? ordered : found).incrementAndGet();
            log.info(name + ": " + (done.now() ? "ordered" : "was ordered before") + ", job " + done.jobId());
        } else if (event instanceof CaptioningEvent.Done done
                && isFailure(done.outcome().job())) {
            failed.incrementAndGet();
            log.error(name + ": "
                    + ended(
                            done.outcome().job().jobId(),
                            done.outcome().job().status().text()));
        } else if (event instanceof CaptioningEvent.Failed failure) {
            failed.incrementAndGet();
            log.error(name + ": " + failure.error().getMessage()
                    + (failure.jobId() == null ? "" : " (job " + failure.jobId() + ")"));
            log.debug(failure.error());
        }
    }

    private static boolean isFailure(Job job) {
        return job.status().isEnd() && !job.status().equals(JobStatus.COMPLETE);
    }

    private String ended(String jobId, String status) {
        return "job " + jobId + " ended as '" + status + "'; " + advice.afterFailure(jobId);
    }

    private void found(String name, CaptioningEvent.Found there) {
        switch (there.origin()) {
            case NEW -> {
                log.debug(name + ": nobody knows it; a job is made");
                List<String> others = there.otherOrders().stream()
                        // Translations stand in the lock beside their orders, and are none themselves.
                        .filter(id -> there.otherOrders().stream().noneMatch(order -> id.startsWith(order + "-")))
                        .toList();
                if (!others.isEmpty()) {
                    log.warn(name + ": was ordered before on other terms, as " + others
                            + "; this is a new order, and is billed as one");
                }
            }
            case JOURNAL -> log.info(name + ": going on with job " + there.jobId());
            case SERVICE -> log.info(name + ": found job " + there.jobId() + " at the service by its external id");
        }
    }

    private void progress(String name, CaptionOrder order, TransferProgress progress) {
        long now = System.nanoTime();
        Said last = said.getOrDefault(order, new Said(now, 0));
        int tenth = (int) (progress.fraction() * 10);
        if (now - last.time() >= style.apart() && (!style.tenths() || tenth > last.tenth())) {
            said.put(order, new Said(now, tenth));
            log.info(name + ": " + (int) (progress.fraction() * 100) + " % of " + Amounts.bytes(progress.total()));
        }
    }

    int failed() {
        return failed.get();
    }

    void end(int knownBefore) {
        int before = knownBefore + found.get();
        log.info(ordered.get() + " media ordered now, " + before + " before"
                + (failed() == 0 ? "" : ", " + failed() + " failed"));
    }
}
