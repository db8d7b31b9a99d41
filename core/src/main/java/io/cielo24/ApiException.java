package io.cielo24;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service refused a call: an HTTP error with {@code ErrorType} and {@code ErrorComment}. Nothing was changed by it.
 */
public final class ApiException extends Cielo24Exception {

    private static final long serialVersionUID = 1L;

    private final String type;
    private final String comment;
    private final int status;
    private final String endpoint;
    private final @Nullable Duration retryAfter;

    /**
     * A refusal.
     *
     * @param endpoint the documented path, such as {@code /job/new}
     * @param status the HTTP status
     * @param type the service's {@code ErrorType}
     * @param comment the service's {@code ErrorComment}, empty if it sent none
     */
    public ApiException(String endpoint, int status, ErrorType type, String comment) {
        this(endpoint, status, type, comment, null);
    }

    /**
     * A refusal that may be lifted.
     *
     * @param endpoint the documented path, such as {@code /job/new}
     * @param status the HTTP status
     * @param type the service's {@code ErrorType}
     * @param comment the service's {@code ErrorComment}, empty if it sent none
     * @param retryAfter how long the service asks to wait, {@code null} if it does not say
     */
    public ApiException(String endpoint, int status, ErrorType type, String comment, @Nullable Duration retryAfter) {
        super(
                endpoint + " was refused: " + type + (comment.isEmpty() ? "" : " (" + comment + ")") + ", HTTP "
                        + status,
                null);
        this.type = type.text();
        this.comment = comment;
        this.status = status;
        this.endpoint = endpoint;
        this.retryAfter = retryAfter;
    }

    /**
     * What kind of refusal it is.
     *
     * @return the service's {@code ErrorType}
     */
    public ErrorType type() {
        return new ErrorType(type);
    }

    /**
     * The service's words.
     *
     * @return its {@code ErrorComment}, empty if it sent none
     */
    public String comment() {
        return comment;
    }

    /**
     * The HTTP status, 400 for nearly every refusal.
     *
     * @return the status code
     */
    public int status() {
        return status;
    }

    /**
     * Which call was refused.
     *
     * @return the documented path, such as {@code /job/new}
     */
    public String endpoint() {
        return endpoint;
    }

    /**
     * How long the service asks to wait, with status 429 or 503.
     *
     * @return counted from its answer, empty if it does not say
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
