package io.cielo24.job;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A job as the service describes it. What it did not say is {@code null}.
 *
 * @param jobId 32 hex digits
 * @param name given when it was made
 * @param username the account it belongs to; in lists
 * @param mediaLengthSeconds of the media
 * @param externalId given when it was made
 * @param priority of the order
 * @param fidelity of the order
 * @param status where it stands
 * @param sourceLanguage spoken in the media
 * @param targetLanguage of the captions
 * @param created when it was made
 * @param started when work began
 * @param due when it is promised
 * @param completed when it was done
 * @param returned when it was handed back
 * @param authorized when it was authorized
 * @param difficulty how hard the media is to transcribe
 * @param callbackUrls where the service reports to; may hold the caller's own secret, so {@code toString} leaves them out
 * @param options by name, as the service writes their settings
 * @param json the whole document, for what is not typed here; not in {@code toString}
 */
public record Job(
        String jobId,
        @Nullable String name,
        @Nullable String username,
        @Nullable BigDecimal mediaLengthSeconds,
        @Nullable String externalId,
        @Nullable Priority priority,
        @Nullable Fidelity fidelity,
        JobStatus status,
        @Nullable Language sourceLanguage,
        @Nullable Language targetLanguage,
        @Nullable ServiceTime created,
        @Nullable ServiceTime started,
        @Nullable ServiceTime due,
        @Nullable ServiceTime completed,
        @Nullable ServiceTime returned,
        @Nullable ServiceTime authorized,
        @Nullable JobDifficulty difficulty,
        List<String> callbackUrls,
        Map<String, String> options,
        String json) {

    /** Checks what must be there. */
    public Job {
        Objects.requireNonNull(jobId, "jobId");
        Objects.requireNonNull(status, "status");
        callbackUrls = List.copyOf(callbackUrls);
        options = Map.copyOf(options);
    }

    /** Id, name and status. */
    @Override
    public String toString() {
        return "Job[" + jobId + (name == null ? "" : " '" + name + "'") + ", " + status + "]";
    }
}
