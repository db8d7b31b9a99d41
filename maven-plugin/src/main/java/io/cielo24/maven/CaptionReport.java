package io.cielo24.maven;

import io.cielo24.maven.CaptionFetch.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Says what became of every media, and whether the build may go on. */
final class CaptionReport {

    private final Log log;
    private final UnaryOperator<String> command;
    private final boolean failOnPending;
    private final boolean failOnMissing;
    private final boolean failOnError;
    private final List<String> reasons = new ArrayList<>();
    private int upToDate;
    private int written;
    private int pending;
    private int missing;
    private int failed;
    private boolean unordered;

    CaptionReport(
            Log log, UnaryOperator<String> command, boolean failOnPending, boolean failOnMissing, boolean failOnError) {
        this.log = log;
        this.command = command;
        this.failOnPending = failOnPending;
        this.failOnMissing = failOnMissing;
        this.failOnError = failOnError;
    }

    void kept(List<Medium> same, Wanted wanted, boolean changed) {
        if (changed) {
            written += same.size();
            log.debug(named(same, wanted) + ": from this machine's store");
        } else {
            upToDate += same.size();
        }
    }

    void offline(List<Medium> same, Wanted wanted) {
        missing += same.size();
        note(failOnMissing, named(same, wanted) + ": no captions on this machine, and Maven is offline");
    }

    void add(List<Medium> same, Result result) {
        String name = named(same, result.wanted());
        if (result instanceof Result.Fetched fetched) {
            written += same.size();
            log.info(name + ": fetched" + (fetched.version() == null ? "" : ", version " + fetched.version()));
        } else if (result instanceof Result.Pending waiting) {
            pending += same.size();
            note(failOnPending, name + ": not ready, job " + waiting.jobId() + " is '" + waiting.status() + "'");
        } else if (result instanceof Result.Unordered) {
            missing += same.size();
            unordered = true;
            note(failOnMissing, name + ": captions were never ordered");
        } else if (result instanceof Result.Failed failure) {
            failed += same.size();
            Throwable error = failure.error();
            String text = CaptionFetch.isExplained(error) ? error.getMessage() : error.toString();
            note(failOnError, name + ": " + text);
            log.debug(error);
        }
    }

    private static String named(List<Medium> same, Wanted wanted) {
        return same.stream().map(Medium::name).collect(Collectors.joining(", ")) + wanted.suffix();
    }

    private void note(boolean fails, String text) {
        if (fails) {
            log.error(text);
            reasons.add(text);
        } else {
            log.warn(text);
        }
    }

    void end() throws MojoFailureException {
        log.info("captions: " + upToDate + " up to date, " + written + " written, " + pending + " pending, " + missing
                + " missing, " + failed + " failed");
        if (pending > 0) {
            log.warn("to wait for what is pending: " + command.apply("captions") + " -Dcielo24.waitFor=2h");
        }
        if (unordered) {
            log.warn("to order what is missing, which is billed: " + command.apply("upload") + " -Dcielo24.confirm");
        }
        if (!reasons.isEmpty()) {
            throw new MojoFailureException(String.join("; ", reasons));
        }
    }
}
