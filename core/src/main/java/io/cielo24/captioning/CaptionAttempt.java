package io.cielo24.captioning;

import io.cielo24.internal.captioning.Identity;
import io.cielo24.job.Job;
import io.cielo24.job.JobStatus;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at an order, as journal and service know it.
 *
 * @param order with the number of this attempt
 * @param key of this attempt
 * @param jobId the job, {@code null} if there is none yet
 * @param job as the service shows it, {@code null} if there is none yet, or it was deleted
 * @param earlierJobs the jobs of attempts before this one, as far as the journal knows them or they were looked at, oldest
 *     first
 */
public record CaptionAttempt(
        CaptionOrder order,
        OrderKey key,
        @Nullable String jobId,
        @Nullable Job job,
        List<String> earlierJobs) {

    /** Attempts in a row that the journal need not know, as they were made elsewhere. */
    private static final int LONGEST_GAP = 16;

    /** Copies the list. */
    public CaptionAttempt {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(key, "key");
        earlierJobs = List.copyOf(earlierJobs);
    }

    /**
     * Whether its job has ended without a result, or was deleted: only then may there be another attempt.
     *
     * @return {@code true} if it has
     */
    public boolean isFailed() {
        Job seen = job;
        return jobId != null
                && (seen == null || seen.status().isEnd() && !seen.status().equals(JobStatus.COMPLETE));
    }

    /**
     * The newest attempt at an order that a journal knows. Asks no service; may block, as a journal may.
     *
     * @param order what may have been ordered; its own attempt is the first that is looked for
     * @param mediaId as in {@link OrderKey#mediaId()}
     * @param journal open
     * @return the order as it was attempted last; the order itself if the journal knows no later attempt
     */
    public static CaptionOrder inJournal(CaptionOrder order, String mediaId, Journal journal) {
        if (order.key().isPresent()) {
            return order;
        }
        String orderId = Identity.key(order, mediaId).orderId();
        Set<String> open = journal.ofMedia(mediaId).stream()
                .map(JournalEntry::key)
                .filter(key -> key.orderId().equals(orderId))
                .map(OrderKey::externalId)
                .collect(Collectors.toSet());
        CaptionOrder newest = order;
        // Attempts before the order's own, or of a damaged journal, are never met: the number is bounded for them.
        for (int number = order.attempt(), last = number + LONGEST_GAP; !open.isEmpty() && number <= last; number++) {
            CaptionOrder attempt = order.toBuilder().attempt(number).build();
            if (open.remove(Identity.key(attempt, mediaId).externalId())) {
                newest = attempt;
                last = number + LONGEST_GAP;
            }
        }
        return newest;
    }

    /** Media, number and job. */
    @Override
    public String toString() {
        return "CaptionAttempt[" + order.media().displayName() + ", " + order.attempt() + ", job " + jobId + "]";
    }
}
