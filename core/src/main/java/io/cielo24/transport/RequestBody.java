package io.cielo24.transport;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * A request body of known length.
 *
 * <p>A length is always there, so chunked transfer-encoding cannot be expressed. The client wraps every body so that it
 * emits exactly that many bytes or fails before a surplus byte is passed on; a transport may rely on it, and treats a
 * body that nevertheless falls short as failed.
 *
 * <p>A buffer belongs to the transport from {@code onNext} until it has consumed it, which it shows by moving the
 * buffer's own position to its limit, or by copying. A publisher may use a buffer again whose position it finds at the
 * limit when the transport asks for more, and the client one whose position it finds there when the transport hands over
 * the response or fails the exchange; so whoever keeps a view of it must not move its position yet. A buffer that was not
 * consumed by then, or when the body's subscription was cancelled, is never touched again.
 *
 * <p>Emission is sequential, on any thread. A subscription may be the only one allowed: a second {@code subscribe} may
 * be answered with an error, so that a stack that repeats requests behind our back cannot.
 */
public interface RequestBody extends Publisher<ByteBuffer> {

    /**
     * The exact number of bytes.
     *
     * @return 0 or more
     */
    long contentLength();

    /**
     * No body: {@code Content-Length: 0}.
     *
     * @return the empty body
     */
    static RequestBody empty() {
        return of(new byte[0]);
    }

    /**
     * A body of bytes in memory, not copied.
     *
     * @param bytes the content; must not change while it is sent
     * @return a body that may be subscribed to any number of times
     */
    static RequestBody of(byte[] bytes) {
        return of(bytes.length, bytes.length == 0 ? Flux.empty() : Flux.defer(() -> Flux.just(ByteBuffer.wrap(bytes))));
    }

    /**
     * A body from a publisher.
     *
     * @param contentLength the exact number of bytes that {@code source} emits
     * @param source the content
     * @return a body that passes subscriptions on to {@code source}
     */
    static RequestBody of(long contentLength, Publisher<ByteBuffer> source) {
        Objects.requireNonNull(source, "source");
        if (contentLength < 0) {
            throw new IllegalArgumentException("content length must be 0 or more, was: " + contentLength);
        }
        return new PublisherBody(contentLength, source);
    }
}
