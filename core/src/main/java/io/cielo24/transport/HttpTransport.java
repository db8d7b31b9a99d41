package io.cielo24.transport;

import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * Sends one HTTP/1.1 request at a time and hands over its response.
 *
 * <p>A transport moves bytes and nothing else. It does not retry, follow redirects, decompress, log, interpret a status
 * or time out, connecting aside: each of those stands once, in the client, and so behaves alike over every transport.
 *
 * <p>Implementations MUST be safe for use by many threads at once. Signals arrive on threads of the transport; a
 * transport never blocks the thread that subscribes, requests or cancels.
 */
public interface HttpTransport extends AutoCloseable {

    /**
     * The name by which a user selects this transport, for example {@code jdk}.
     *
     * @return the name, in lower case, without spaces
     */
    String name();

    /**
     * Prepares an exchange. Nothing happens before the returned {@code Flux} is subscribed to; each subscription is an
     * exchange of its own.
     *
     * <p>The exchange is scoped: once the head of the response is there, {@code handler} is called, once, and the
     * publisher it returns becomes the result. The connection belongs to the exchange for as long as that publisher
     * runs. When it ends, fails or is cancelled, whatever is left of the body is dropped, and the connection is reused
     * only if both sides have finished with it. A handler that never subscribes to the body leaks nothing.
     *
     * <p>Rules that the conformance kit checks:
     * <ul>
     *   <li>The request goes on the wire <b>at most once</b>, whatever its method, unless the stack below cannot be kept
     *       from repeating a bodyless GET; a request with a body or of another method is never repeated.
     *   <li>The head carries {@code Content-Length} exactly as {@link RequestBody#contentLength()} says (a GET may omit a
     *       length of zero), never {@code Transfer-Encoding}, {@code Expect} or {@code Upgrade}, and no
     *       {@code Content-Type} or {@code Accept-Encoding} that the request does not name.
     *   <li>The body is subscribed to at most once, only when it can be sent, with demand that follows the socket; at most
     *       2 MiB of it is held in user space at any time.
     *   <li>A response head that arrives while the body is being sent is handed over as soon as the stack below allows
     *       it, and the rest of the body is cancelled.
     *   <li>Cancelling closes the connection and cancels the body, without a word in a log.
     *   <li>A body that ends before its declared length is an error, never a completion.
     *   <li>An error raised by the request body, by {@code handler} or by its publisher reaches the subscriber as it is;
     *       every failure of the network is a {@link TransportException}.
     * </ul>
     *
     * @param request what to send
     * @param handler turns the response into the result; called on a thread of the transport, must not block
     * @param <T> the type of the result
     * @return the result of the handler's publisher, with its backpressure passed through
     */
    <T> Flux<T> exchange(
            TransportRequest request, Function<? super TransportResponse, ? extends Publisher<? extends T>> handler);

    /**
     * Ends every exchange under way with a {@link TransportException} and releases connections and threads. Later calls
     * of {@link #exchange} fail with an {@link IllegalStateException} when subscribed to. Closing twice does nothing.
     * Does not wait for long: half a second is the aim.
     */
    @Override
    void close();
}
