package io.cielo24;

/**
 * The service refused a call: an HTTP error with {@code ErrorType} and {@code ErrorComment}. Nothing was changed by it.
 */
public final class ApiException extends Cielo24Exception {

    private static final long serialVersionUID = 1L;

    private final transient ErrorType type;
    private final String comment;
    private final int status;
    private final String endpoint;

    /**
     * A refusal.
     *
     * @param endpoint the documented path, such as {@code /job/new}
     * @param status the HTTP status
     * @param type the service's {@code ErrorType}
     * @param comment the service's {@code ErrorComment}, empty if it sent none
     */
    public ApiException(String endpoint, int status, ErrorType type, String comment) {
        super(
                endpoint + " was refused: " + type + (comment.isEmpty() ? "" : " (" + comment + ")") + ", HTTP "
                        + status,
                null);
        this.type = type;
        this.comment = comment;
        this.status = status;
        this.endpoint = endpoint;
    }

    /**
     * What kind of refusal it is.
     *
     * @return the service's {@code ErrorType}; {@link ErrorType#UNKNOWN} after Java serialization
     */
    @SuppressWarnings("NullAway") // transient: null after deserialization
    public ErrorType type() {
        return type == null ? ErrorType.UNKNOWN : type;
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
}
