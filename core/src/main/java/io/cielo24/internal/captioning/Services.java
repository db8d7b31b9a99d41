package io.cielo24.internal.captioning;

import io.cielo24.captioning.Journal.Owner;
import io.cielo24.internal.Activities;
import io.cielo24.job.JobOperations;
import io.cielo24.media.MediaOperations;
import io.cielo24.transcript.TranscriptOperations;
import java.util.random.RandomGenerator;
import reactor.core.scheduler.Scheduler;

/**
 * What the flow works with.
 *
 * @param jobs the job operations
 * @param once the job operations without repeats: what is looked up before it is done must not be done some pauses later
 * @param media the media operations
 * @param transcripts the transcript operations
 * @param owner endpoint and account
 * @param timer measures delays
 * @param disk runs what may block
 * @param random for jitter
 * @param activities told of waits
 */
public record Services(
        JobOperations jobs,
        JobOperations once,
        MediaOperations media,
        TranscriptOperations transcripts,
        Owner owner,
        Scheduler timer,
        Scheduler disk,
        RandomGenerator random,
        Activities activities) {}
