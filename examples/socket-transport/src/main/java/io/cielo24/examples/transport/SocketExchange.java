package io.cielo24.examples.transport;

import io.cielo24.transport.TransportException;
import io.cielo24.transport.TransportException.Phase;
import io.cielo24.transport.TransportRequest;
import io.cielo24.transport.TransportResponse;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;

/** One request and its response, on a connection of their own. */
final class SocketExchange {

    private static final int READ_SIZE = 1 << 14;

    private final TransportRequest request;
    private final SocketConnector connector;
    private final Scheduler threads;
    private final SocketHolder holder = new SocketHolder();
    private final Sinks.Empty<Void> aborted = Sinks.empty();
    private final AtomicBoolean bodyTaken = new AtomicBoolean();
    private final Upload upload;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.CONNECT);
    private volatile boolean sent;

    SocketExchange(TransportRequest request, SocketConnector connector, Scheduler threads) {
        this.request = request;
        this.connector = connector;
        this.threads = threads;
        this.upload = new Upload(request.body().contentLength(), this::requestIsOut, holder::close);
    }

    /** Either of two outcomes as a value: reactor logs an error that nobody waits for any more, but not a value. */
    private record Outcome(
            @Nullable TransportResponse response, @Nullable Throwable failure) {}

    <T> Flux<T> run(Function<? super TransportResponse, ? extends Publisher<? extends T>> handler) {
        return Mono.fromCallable(this::send)
                .subscribeOn(threads)
                .flatMapMany(outcome -> {
                    if (outcome.response() == null) {
                        return Flux.error(Objects.requireNonNull(outcome.failure()));
                    }
                    return Flux.<T>from(Objects.requireNonNull(
                            handler.apply(outcome.response()), "the handler returned null instead of a publisher"));
                })
                .takeUntilOther(aborted.asMono());
    }

    /** Runs on a thread of the transport: connects, sends, and waits for the head of the response. */
    private Outcome send() {
        try {
            Socket socket = connector.connect(request.uri(), holder);
            phase.set(Phase.REQUEST);
            sent = true;
            socket.getOutputStream().write(RequestHead.of(request));
            if (request.body().contentLength() > 0) {
                upload.start(request.body(), socket.getOutputStream(), threads);
            } else {
                requestIsOut();
            }
            ResponseReader reader =
                    new ResponseReader(new BufferedInputStream(socket.getInputStream(), READ_SIZE), request.method());
            ResponseReader.Head head = reader.readHead();
            upload.cancel();
            phase.set(Phase.RESPONSE_BODY);
            return new Outcome(new TransportResponse(head.status(), head.headers(), body(reader)), null);
        } catch (IOException e) {
            Throwable ofTheBody = upload.failure();
            return new Outcome(null, ofTheBody != null ? ofTheBody : failure(e));
        } catch (RuntimeException e) {
            return new Outcome(null, e);
        }
    }

    /** Unless the answer is there already. */
    private void requestIsOut() {
        phase.compareAndSet(Phase.REQUEST, Phase.RESPONSE_HEAD);
    }

    /** Reads when asked to, so the consumer's demand reaches the socket. Each buffer is new, and the consumer's to keep. */
    private Flux<ByteBuffer> body(ResponseReader reader) {
        return Flux.defer(() -> {
            if (holder.isClosed()) {
                return refused("the exchange that this body belongs to has ended");
            }
            if (!bodyTaken.compareAndSet(false, true)) {
                return refused("this body has its subscriber already");
            }
            return Flux.<ByteBuffer>generate(sink -> read(reader, sink)).subscribeOn(threads);
        });
    }

    private static Flux<ByteBuffer> refused(String why) {
        return Flux.create(sink -> {
            // A cancelled exchange has ended, too. Its subscriber has gone, and an error would only be logged.
            if (!sink.isCancelled()) {
                sink.error(new IllegalStateException(why));
            }
        });
    }

    private void read(ResponseReader reader, SynchronousSink<ByteBuffer> sink) {
        try {
            byte[] bytes = new byte[READ_SIZE];
            int n = reader.read(bytes);
            if (n < 0) {
                sink.complete();
            } else {
                sink.next(ByteBuffer.wrap(bytes, 0, n));
            }
        } catch (IOException e) {
            if (holder.isClosed()) {
                sink.complete(); // We closed it ourselves; nobody listens, and an error would only be logged.
            } else {
                sink.error(failure(e));
            }
        }
    }

    private TransportException failure(IOException e) {
        return new TransportException(phase.get(), sent, request + " failed: " + e.getMessage(), e);
    }

    /** Ends the exchange from outside. */
    void abort() {
        aborted.tryEmitError(
                new TransportException(phase.get(), sent, request + " failed: the transport was closed", null));
        close();
    }

    /** Drops whatever is left. Closing the socket ends every blocking call on it. */
    void close() {
        upload.cancel();
        holder.close();
    }
}
