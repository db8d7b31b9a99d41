package io.cielo24.transport.jdk;

import io.cielo24.transport.Headers;
import io.cielo24.transport.TransportException.Phase;
import io.cielo24.transport.TransportRequest;
import io.cielo24.transport.TransportResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.Exceptions;
import reactor.util.context.Context;

/**
 * One exchange, from the subscription to the end of the handler's result. Whoever comes first, result, failure,
 * cancellation or the transport's close, ends it; all that comes later is dropped without a word.
 */
final class JdkExchange<T> implements HttpResponse.BodyHandler<Void>, RequestSender.Listener, ResponseReader.Listener {

    private final TransportThreads threads;
    private final TransportRequest request;
    private final Function<? super TransportResponse, ? extends Publisher<? extends T>> handler;
    private final Consumer<JdkExchange<?>> onEnd;
    private final CoreSubscriber<? super T> downstream;
    private final ResultRelay<T> result;
    private final RequestSender sender;
    private final RequestGate gate;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean handedOver = new AtomicBoolean();
    private final AtomicBoolean aborted = new AtomicBoolean();
    /** Why the exchange fails: one failure leads to others, and the first is the true one. */
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private volatile Disposable connectTimer = Disposables.disposed();
    private volatile @Nullable CompletableFuture<HttpResponse<Void>> future;
    private volatile @Nullable CompletableFuture<Void> cancellation;
    private volatile @Nullable ResponseReader reader;
    private volatile @Nullable ResponseHead head;

    JdkExchange(
            TransportThreads threads,
            TransportRequest request,
            Function<? super TransportResponse, ? extends Publisher<? extends T>> handler,
            CoreSubscriber<? super T> downstream,
            Consumer<JdkExchange<?>> onEnd) {
        this.threads = threads;
        this.request = request;
        this.handler = handler;
        this.gate = new RequestGate(request);
        this.onEnd = onEnd;
        this.downstream = downstream;
        this.result = new ResultRelay<>(downstream, this::end);
        this.sender = new RequestSender(
                threads, request.body(), request.uri().getScheme().equalsIgnoreCase("https"), this);
    }

    // ---- start

    void start(HttpClient client, Headers extra, @Nullable Duration connectTimeout) {
        downstream.onSubscribe(result);
        if (ended.get()) {
            return;
        }
        long length = request.body().contentLength();
        if (length < 0) {
            // To the client that would mean chunks.
            fail(new IllegalArgumentException("the length of the request's body is negative: " + length));
            return;
        }
        if (connectTimeout != null) {
            // The client's own timeout counts neither the name lookup nor the wait for a thread to do it.
            connectTimer = threads.later(connectTimeout, () -> connectTimedOut(connectTimeout));
            if (ended.get()) {
                threads.io(connectTimer::dispose);
            }
        }
        threads.connect(() -> send(client, extra));
    }

    private void connectTimedOut(Duration limit) {
        if (gate.shut()) {
            fail(gate.failure("connecting to " + Failures.origin(request.uri()) + " took longer than " + limit));
        }
    }

    private void send(HttpClient client, Headers extra) {
        if (ended.get()) {
            return;
        }
        try {
            HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri()).version(HttpClient.Version.HTTP_1_1);
            request.headers().forEach(builder::header);
            extra.forEach(builder::header);
            HttpRequest prepared = builder.method(request.method(), sender).build();
            CompletableFuture<HttpResponse<Void>> sent =
                    WatchedTls.watching(gate::engineMade, () -> client.sendAsync(prepared, this));
            future = sent;
            // Never completes, and so can be cancelled after the client's own future has failed: which is what it takes
            // to close the connection of an answer that is not HTTP.
            cancellation = sent.handle(this::clientIsDone).thenCompose(none -> new CompletableFuture<Void>());
            if (ended.get()) {
                threads.io(this::abort);
            }
        } catch (IllegalArgumentException e) {
            fail(e); // a URI, method or header that the client will not take
        } catch (RuntimeException e) {
            broken(e);
        }
    }

    private @Nullable Void clientIsDone(@Nullable HttpResponse<Void> response, @Nullable Throwable error) {
        if (error != null) {
            broken(error);
        } else if (response != null && head == null) {
            fail(gate.failure("the proxy refused a tunnel to " + Failures.origin(request.uri()) + " with status "
                    + response.statusCode()));
        }
        return null;
    }

    // ---- request

    @Override
    public void aboutToSend() throws IOException {
        gate.pass();
        connectTimer.dispose();
    }

    @Override
    public void bodySent() {
        gate.bodySent();
    }

    @Override
    public void bodyFailed(Throwable error) {
        fail(error);
    }

    @Override
    public Context context() {
        return result.currentContext();
    }

    // ---- response

    @Override
    public HttpResponse.BodySubscriber<Void> apply(HttpResponse.ResponseInfo info) {
        gate.headArrived();
        sender.cancel();
        ResponseHead arrived = new ResponseHead(info, request.method());
        head = arrived;
        ResponseReader body = new ResponseReader(threads, arrived.bodyLength(), arrived.announcesTrailers(), this);
        reader = body;
        if (!arrived.isSensible()) {
            fail(gate.failure(Failures.origin(request.uri())
                    + " answered with a Content-Length that is no length, or with several"));
        }
        if (ended.get()) {
            body.condemn();
            body.close();
        }
        return body;
    }

    @Override
    public void bodyReady() {
        handOver();
    }

    private void handOver() {
        if (handedOver.compareAndSet(false, true)) {
            threads.signal(this::handle);
        }
    }

    private void handle() {
        ResponseHead arrived = head;
        ResponseReader body = reader;
        if (ended.get() || arrived == null || body == null) {
            return;
        }
        sender.answered();
        try {
            Objects.requireNonNull(handler.apply(arrived.with(body)), "the response handler returned null")
                    .subscribe(result);
        } catch (Throwable e) {
            result.fail(e); // whatever it is, it reaches the subscriber as it is
            Exceptions.throwIfJvmFatal(e);
        }
    }

    @Override
    public void bodyReceived() {
        CompletableFuture<HttpResponse<Void>> sent = future;
        if (sent != null) {
            // Nobody waits for it any more; left to itself it would complete on a thread of its own, on JDK 17 with two
            // processors a new one for each exchange.
            sent.complete(null);
        }
    }

    @Override
    public Throwable bodyBroken(Throwable error) {
        return Failures.of(error, Phase.RESPONSE_BODY, true, request.uri());
    }

    @Override
    public void bodyAbandoned() {
        threads.io(this::abort);
    }

    @Override
    public void bodySubscriberThrew(Throwable error) {
        fail(error);
    }

    // ---- end

    /** The client failed. After the head that is the body's business, whose subscriber learns of it. */
    private void broken(Throwable error) {
        ResponseReader body = reader;
        if (body != null) {
            body.onError(error);
            handOver(); // the head has come, even if the body breaks before the client has begun to deliver it
        } else {
            fail(gate.failure(error));
        }
    }

    private void fail(Throwable error) {
        if (failure.compareAndSet(null, error)) {
            threads.signal(() -> result.fail(error));
        }
    }

    /** The transport is being closed. */
    void closed() {
        fail(gate.failure("the transport was closed meanwhile"));
    }

    private void end() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        gate.shut();
        ResponseReader body = reader;
        if (body == null) {
            threads.io(this::abort);
        } else {
            if (body.condemn()) {
                threads.io(this::abort);
            }
            body.close();
        }
        onEnd.accept(this);
    }

    /** Closes the connection and cancels both bodies. On an io thread: sockets are closed under locks. */
    private void abort() {
        connectTimer.dispose();
        sender.cancel();
        CompletableFuture<Void> cancel = cancellation;
        ResponseReader body = reader;
        if (cancel == null || (body != null && !body.condemn()) || !aborted.compareAndSet(false, true)) {
            return; // not sent yet, and send() looks after it; or there is nothing left to abort
        }
        if (body == null || !body.mayEndUnannounced()) {
            cancel.cancel(true);
        }
        // Otherwise the connection might be in other hands by the time that the line above closes it; the cancellation
        // of the body's own subscription looks whether it is.
        if (body != null) {
            body.cancelSource();
        }
    }
}
