package io.cielo24;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer came that the API does not promise: a status without the service's error object, something other than JSON,
 * JSON without what it must hold, too large, or short. Carries what a report needs.
 */
public final class UnexpectedAnswerException extends Cielo24Exception {

    private static final long serialVersionUID = 1L;

    private final String endpoint;
    private final int status;
    private final @Nullable String contentType;
    private final String excerpt;
    private final @Nullable Duration retryAfter;

    /**
     * An answer that was not expected.
     *
     * @param endpoint the documented path, such as {@code /job/info}
     * @param status the HTTP status
     * @param contentType as the answer declared it, {@code null} for none
     * @param excerpt the first characters of the body, secrets removed
     * @param problem what is wrong with it
     * @param cause the decoder's exception, if there is one
     */
    public UnexpectedAnswerException(
            String endpoint,
            int status,
            @Nullable String contentType,
            String excerpt,
            String problem,
            @Nullable Throwable cause) {
        this(endpoint, status, contentType, excerpt, problem, null, cause);
    }

    /**
     * An answer that was not expected, and may be better later.
     *
     * @param endpoint the documented path, such as {@code /job/info}
     * @param status the HTTP status
     * @param contentType as the answer declared it, {@code null} for none
     * @param excerpt the first characters of the body, secrets removed
     * @param problem what is wrong with it
     * @param retryAfter how long the service asks to wait, {@code null} if it does not say
     * @param cause the decoder's exception, if there is one
     */
    public UnexpectedAnswerException(
            String endpoint,
            int status,
            @Nullable String contentType,
            String excerpt,
            String problem,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(
                endpoint + " was answered unexpectedly: " + problem + " (HTTP " + status + ", "
                        + (contentType == null ? "no content type" : contentType)
                        + (excerpt.isEmpty() ? ", empty body)" : ", begins: " + excerpt + ")"),
                cause);
        this.endpoint = endpoint;
        this.status = status;
        this.contentType = contentType;
        this.excerpt = excerpt;
        this.retryAfter = retryAfter;
    }

    /**
     * Which call it was.
     *
     * @return the documented path, such as {@code /job/info}
     */
    public String endpoint() {
        return endpoint;
    }

    /**
     * The HTTP status.
     *
     * @return the status code
     */
    public int status() {
        return status;
    }

    /**
     * The declared content type.
     *
     * @return the header's value, empty if there was none
     */
    public Optional<String> contentType() {
        return Optional.ofNullable(contentType);
    }

    /**
     * How the body begins.
     *
     * @return at most 200 characters, control characters and secrets replaced
     */
    public String excerpt() {
        return excerpt;
    }

    /**
     * How long the service, or the gateway that answered for it, asks to wait, with status 429 or 503.
     *
     * @return counted from its answer, empty if it does not say
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
