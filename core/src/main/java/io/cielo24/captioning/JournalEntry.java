package io.cielo24.captioning;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the journal remembers of one order. Immutable.
 *
 * @param key tells it from others
 * @param media names the media for people
 * @param ordered what was ordered, for people, by documented name
 * @param step how far it has come
 * @param jobId the job, {@code null} before there is one
 * @param taskId the order's receipt, {@code null} if there is none
 * @param mediaAccepted whether it is certain that the job's media was sent by whoever keeps this journal, who therefore is
 *     the one to order
 * @param status the job's when it was seen last, {@link io.cielo24.JobFailedException#DELETED} if it was gone then, {@code
 *     null} before
 * @param version of the element list that the results were fetched from, {@code null} if none
 * @param results what was fetched into files: name to SHA-256
 */
public record JournalEntry(
        OrderKey key,
        String media,
        Map<String, String> ordered,
        Step step,
        @Nullable String jobId,
        @Nullable String taskId,
        boolean mediaAccepted,
        @Nullable String status,
        @Nullable String version,
        Map<String, String> results) {

    /** Checks the parts against each other. */
    public JournalEntry {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(media, "media");
        Objects.requireNonNull(step, "step");
        if (step.reached(Step.CREATED) && jobId == null) {
            throw new IllegalArgumentException("step " + step + " without a job");
        }
        ordered = Collections.unmodifiableMap(new TreeMap<>(ordered));
        results = Collections.unmodifiableMap(new TreeMap<>(results));
    }

    /**
     * An order that nothing was done for yet.
     *
     * @param key tells it from others
     * @param media names the media for people
     * @param ordered what is ordered, for people
     * @return the first entry of the order
     */
    public static JournalEntry planned(OrderKey key, String media, Map<String, String> ordered) {
        return new JournalEntry(key, media, ordered, Step.PLANNED, null, null, false, null, null, Map.of());
    }

    /**
     * With the job.
     *
     * @param id of the job
     * @param reached how far it has come
     * @return a copy
     */
    public JournalEntry withJob(String id, Step reached) {
        return new JournalEntry(key, media, ordered, reached, id, taskId, mediaAccepted, status, version, results);
    }

    /**
     * At another step.
     *
     * @param reached how far it has come
     * @return a copy
     */
    public JournalEntry at(Step reached) {
        return new JournalEntry(key, media, ordered, reached, jobId, taskId, mediaAccepted, status, version, results);
    }

    /**
     * With the media at the service.
     *
     * @param byUs whether it is certain that it was sent by whoever keeps this journal
     * @return a copy
     */
    public JournalEntry sent(boolean byUs) {
        return new JournalEntry(key, media, ordered, Step.SENT, jobId, taskId, byUs, status, version, results);
    }

    /**
     * Ordered.
     *
     * @param receipt of the order, {@code null} if there is none
     * @return a copy
     */
    public JournalEntry ordered(@Nullable String receipt) {
        return new JournalEntry(
                key, media, ordered, Step.ORDERED, jobId, receipt, mediaAccepted, status, version, results);
    }

    /**
     * With the job's status.
     *
     * @param seen the service's text, or {@link io.cielo24.JobFailedException#DELETED}
     * @param reached how far it has come
     * @return a copy
     */
    public JournalEntry status(String seen, Step reached) {
        return new JournalEntry(key, media, ordered, reached, jobId, taskId, mediaAccepted, seen, version, results);
    }

    /**
     * With what was fetched.
     *
     * @param from the version of the element list, {@code null} if the service lists none
     * @param files name to SHA-256
     * @return a copy
     */
    public JournalEntry fetched(@Nullable String from, Map<String, String> files) {
        return new JournalEntry(key, media, ordered, step, jobId, taskId, mediaAccepted, status, from, files);
    }
}
