package io.cielo24.benchmarks.clients;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One of those who are compared. Starts what it is asked for at once, any number at a time. */
public interface Client extends AutoCloseable {

    /**
     * Uploads a media; completes when the service's answer has been read and was a success.
     *
     * @param media what to upload
     * @return fails with {@link UnsupportedOperationException} if this client cannot take such a media
     */
    CompletionStage<?> upload(Media media);

    /**
     * Downloads a media.
     *
     * @param length of the media, in bytes
     * @param target the file to write, which does not exist yet, or {@code null} to drop what comes
     * @return how many bytes came
     */
    CompletionStage<Long> download(long length, @Nullable Path target);

    /**
     * Asks for a job, some 900 bytes of JSON; completes when they have been read (by this library: decoded).
     *
     * @return completes with whatever the client makes of it
     */
    CompletionStage<?> call();

    @Override
    void close() throws IOException;
}
