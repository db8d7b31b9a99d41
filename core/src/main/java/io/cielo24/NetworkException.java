package io.cielo24;

import org.jspecify.annotations.Nullable;

/**
 * The network failed, and repeating is safe: either no byte of the request was sent, or the call only reads, or it sets
 * what a repeat would set to the same.
 */
public final class NetworkException extends Cielo24Exception {

    private static final long serialVersionUID = 1L;

    private final String endpoint;
    private final boolean requestSent;

    /**
     * A failure.
     *
     * @param endpoint the documented path, such as {@code /job/info}
     * @param requestSent {@code false} if it is certain that nothing was sent
     * @param message what happened
     * @param cause the transport's exception, {@code null} for a timeout
     */
    public NetworkException(String endpoint, boolean requestSent, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.endpoint = endpoint;
        this.requestSent = requestSent;
    }

    /**
     * Which call failed.
     *
     * @return the documented path, such as {@code /job/info}
     */
    public String endpoint() {
        return endpoint;
    }

    /**
     * Whether the request may have left this machine.
     *
     * @return {@code false} if it is certain that nothing was sent
     */
    public boolean requestSent() {
        return requestSent;
    }
}
