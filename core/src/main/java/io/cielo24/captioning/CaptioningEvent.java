package io.cielo24.captioning;

import io.cielo24.job.Iwp;
import io.cielo24.job.Job;
import io.cielo24.job.JobStatus;
import io.cielo24.media.TransferProgress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to one order. The events of one order come in order; those of several are mixed. */
public sealed interface CaptioningEvent {

    /**
     * Whose event it is.
     *
     * @return the order as it was submitted
     */
    CaptionOrder order();

    /** How an order was found at the beginning. */
    enum Origin {
        /** Nobody knew it; a job is made now. */
        NEW,
        /** The journal remembers it; the flow goes on at the step that was reached. */
        JOURNAL,
        /** The service has a job with its external id, made by a crashed run or by another machine; it is adopted. */
        SERVICE
    }

    /**
     * It is clear what there is already.
     *
     * @param order whose event it is
     * @param origin how the order was found
     * @param externalId by which the job is found at the service
     * @param jobId the job, {@code null} if it is yet to be made
     * @param otherOrders external ids of other orders for the same media in the journal. If there are some and the origin
     *     is NEW, the order was changed, and is ordered and billed as a new one
     */
    record Found(
            CaptionOrder order,
            Origin origin,
            String externalId,
            @Nullable String jobId,
            List<String> otherOrders) implements CaptioningEvent {

        /** Copies the list. */
        public Found {
            otherOrders = List.copyOf(otherOrders);
        }
    }

    /**
     * The media is being sent. Left out while nobody asks for events, so that a slow subscriber does not slow the upload.
     *
     * @param order whose event it is
     * @param jobId the job
     * @param progress counts from zero again if the media is sent again
     */
    record Uploading(CaptionOrder order, String jobId, TransferProgress progress) implements CaptioningEvent {}

    /**
     * The transcription is ordered.
     *
     * @param order whose event it is
     * @param jobId the job
     * @param now {@code true} if it was ordered by this run, {@code false} if it was found ordered
     */
    record Ordered(CaptionOrder order, String jobId, boolean now) implements CaptioningEvent {}

    /**
     * The job was seen in a status for the first time.
     *
     * @param order whose event it is
     * @param job as the service shows it
     */
    record StatusChanged(CaptionOrder order, Job job) implements CaptioningEvent {

        /**
         * Where the job stands.
         *
         * @return such as In Process
         */
        public JobStatus status() {
            return job.status();
        }

        /**
         * Whether the job may be waiting for a person, so that no time can be promised.
         *
         * @return {@code true} for Authorizing and Reviewing
         */
        public boolean waitsForPerson() {
            return job.status().waitsForPerson();
        }
    }

    /**
     * A version of the words can be fetched, though the job is not done.
     *
     * @param order whose event it is
     * @param jobId the job
     * @param iwp the work product, {@code null} if the service did not name one
     * @param version of the element list, {@code null} if the service did not name one
     */
    record VersionReady(
            CaptionOrder order,
            String jobId,
            @Nullable Iwp iwp,
            @Nullable String version) implements CaptioningEvent {}

    /**
     * The order has reached its end: the last event of an order.
     *
     * @param order whose event it is
     * @param outcome what became of it
     */
    record Done(CaptionOrder order, CaptionOutcome outcome) implements CaptioningEvent {}

    /**
     * The order could not be brought to its end: the last event of an order. The others go on.
     *
     * @param order whose event it is
     * @param reached the last step that is certain, {@code null} if there was none
     * @param jobId the job, {@code null} if none is known
     * @param error what happened, mostly one of {@link io.cielo24.Cielo24Exception}
     */
    record Failed(
            CaptionOrder order,
            @Nullable Step reached,
            @Nullable String jobId,
            Throwable error) implements CaptioningEvent {}
}
