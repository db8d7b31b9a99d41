package io.cielo24.internal.captioning;

import io.cielo24.job.Iwp;
import io.cielo24.job.Job;
import org.jspecify.annotations.Nullable;

/** What a wait sees. */
sealed interface Sight {

    /** The job in a status that is new to this wait. */
    record Seen(Job job) implements Sight {}

    /** A version of the words. */
    record VersionSeen(@Nullable Iwp iwp, @Nullable String version) implements Sight {}
}
