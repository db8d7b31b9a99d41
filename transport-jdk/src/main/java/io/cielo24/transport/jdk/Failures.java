package io.cielo24.transport.jdk;

import io.cielo24.transport.TransportException;
import io.cielo24.transport.TransportException.Phase;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Turns the JDK's exceptions into {@link TransportException}s that say what happened, where, and nothing secret. */
final class Failures {

    static final String OUTSIDE = "the exchange that this response body belongs to has ended";

    private Failures() {}

    /** Names the origin only: path and query are the caller's business, and may be secret. */
    static String origin(URI uri) {
        return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    /** The exception as it was before {@code CompletableFuture} wrapped it. */
    static Throwable unwrap(Throwable error) {
        Throwable cause = error;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    static TransportException of(Throwable error, Phase phase, boolean requestSent, URI uri) {
        Throwable cause = unwrap(error);
        if (cause instanceof TransportException already) {
            return already;
        }
        return new TransportException(phase, requestSent, describe(cause, phase, origin(uri)), cause);
    }

    private static String describe(Throwable cause, Phase phase, String origin) {
        if (phase == Phase.CONNECT) {
            return describeConnect(cause, origin);
        }
        String what = has(cause, EOFException.class)
                ? origin + " closed the connection"
                : "the connection to " + origin + " failed (" + firstMessage(cause) + ")";
        return switch (phase) {
            case REQUEST -> what + " while the request was being sent";
            case RESPONSE_HEAD -> what + " before its answer";
            default -> what + " before the end of its answer";
        };
    }

    private static String describeConnect(Throwable cause, String origin) {
        if (has(cause, UnresolvedAddressException.class) || has(cause, UnknownHostException.class)) {
            return "the host name of " + origin + " cannot be resolved";
        }
        if (cause instanceof HttpConnectTimeoutException) {
            return "connecting to " + origin + " took longer than the connect timeout";
        }
        if (has(cause, SSLException.class)) {
            return "the TLS handshake with " + origin + " failed (" + firstMessage(cause) + ")";
        }
        if (cause instanceof ConnectException) {
            // JDK 17 tries again on the socket that failed, and so loses the system's own words.
            return has(cause, ClosedChannelException.class)
                    ? origin + " refused the connection, or cannot be reached"
                    : "no connection to " + origin + " (" + firstMessage(cause) + ")";
        }
        return "connecting to " + origin + " failed (" + firstMessage(cause) + ")";
    }

    private static boolean has(Throwable error, Class<? extends Throwable> type) {
        for (@Nullable Throwable t = error; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }

    /** The innermost message: the operating system's or the TLS engine's own words. */
    private static String firstMessage(Throwable error) {
        String message = error.getClass().getSimpleName();
        for (@Nullable Throwable t = error; t != null; t = t.getCause()) {
            String own = t.getMessage();
            if (own != null
                    && (t.getCause() == null || !own.contains(t.getCause().toString()))) {
                message = own;
            }
        }
        return message;
    }
}
