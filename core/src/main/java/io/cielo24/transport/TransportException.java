package io.cielo24.transport;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The network failed. Says where, and whether the request may have reached the other side; the client decides from that
 * whether a repeat is safe.
 */
public final class TransportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** How far an exchange had come. */
    public enum Phase {
        /** Resolving, connecting, tunnelling through a proxy, TLS handshake, or waiting for a pooled connection. */
        CONNECT,
        /** Sending head or body. */
        REQUEST,
        /** Waiting for the head of the response, or reading it. */
        RESPONSE_HEAD,
        /** Reading the body of the response. */
        RESPONSE_BODY
    }

    private final Phase phase;
    private final boolean requestSent;

    /**
     * A failure.
     *
     * @param phase how far the exchange had come
     * @param requestSent {@code false} only if it is certain that no byte of the request was written
     * @param message what happened, without secrets: no query, no header value
     * @param cause the stack's own exception, if there is one
     */
    public TransportException(Phase phase, boolean requestSent, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.phase = Objects.requireNonNull(phase, "phase");
        this.requestSent = requestSent;
    }

    /**
     * How far the exchange had come.
     *
     * @return the phase
     */
    public Phase phase() {
        return phase;
    }

    /**
     * Whether the request, or a part of it, may have left this machine.
     *
     * @return {@code false} only if it is certain that no byte of the request was written
     */
    public boolean requestSent() {
        return requestSent;
    }
}
