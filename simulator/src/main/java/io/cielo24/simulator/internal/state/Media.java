package io.cielo24.simulator.internal.state;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The media of a job.
 *
 * @param file where they are stored; {@code null} if they are not
 * @param length in bytes; 0 if they were given by URL
 * @param kind what their first bytes say that they are
 * @param seconds how long they play
 * @param sha256 their hash, if it was taken on the way
 * @param url where they come from, if they were given by URL
 */
public record Media(
        @Nullable Path file,
        long length,
        MediaKind kind,
        double seconds,
        @Nullable String sha256,
        @Nullable String url) {}
