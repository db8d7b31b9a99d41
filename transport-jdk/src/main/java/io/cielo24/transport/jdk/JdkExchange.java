package io.cielo24.transport.jdk;

import io.cielo24.transport.Headers;
import io.cielo24.transport.TransportException;
import io.cielo24.transport.TransportException.Phase;
import io.cielo24.transport.TransportRequest;
import io.cielo24.transport.TransportResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.Exceptions;
import reactor.util.context.Context;

/**
 * One exchange, from the subscription to the end of the handler's result. Whoever comes first, result, failure,
 * cancellation or the transport's close, ends it; all that comes later is dropped without a word.
 */
final class JdkExchange<T> implements HttpResponse.BodyHandler<Void>, RequestSender.Listener, ResponseReader.Listener {

    /** Whether the request may still be sent: decides between "nothing was sent" and "who knows", once. */
    private enum Gate {
        OPEN,
        PASSED,
        SHUT
    }

    private final TransportThreads threads;
    private final TransportRequest request;
    private final Function<? super TransportResponse, ? extends Publisher<? extends T>> handler;
    private final Consumer<JdkExchange<?>> onEnd;
    private final CoreSubscriber<? super T> downstream;
    private final ResultRelay<T> result;
    private final RequestSender sender;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.CONNECT);
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean handedOver = new AtomicBoolean();
    private final AtomicBoolean aborted = new AtomicBoolean();
    /** Why the exchange fails: one failure leads to others, and the first is the true one. */
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private final CompletableFuture<Void> connected = new CompletableFuture<>();
    private final AtomicReference<Gate> gate = new AtomicReference<>(Gate.OPEN);
    private volatile @Nullable CompletableFuture<HttpResponse<Void>> future;
    private volatile @Nullable CompletableFuture<Void> cancellation;
    /** Of a connection made for this exchange; null over a pooled or plain one. */
    private volatile @Nullable WatchedEngine engine;

    private volatile @Nullable ResponseReader reader;
    private volatile HttpResponse.@Nullable ResponseInfo head;

    JdkExchange(
            TransportThreads threads,
            TransportRequest request,
            Function<? super TransportResponse, ? extends Publisher<? extends T>> handler,
            CoreSubscriber<? super T> downstream,
            Consumer<JdkExchange<?>> onEnd) {
        this.threads = threads;
        this.request = request;
        this.handler = handler;
        this.onEnd = onEnd;
        this.downstream = downstream;
        this.result = new ResultRelay<>(downstream, this::end);
        this.sender =
                new RequestSender(request.body(), request.uri().getScheme().equalsIgnoreCase("https"), this);
    }

    // ---- start

    void start(HttpClient client, Headers extra, @Nullable Duration connectTimeout) {
        downstream.onSubscribe(result);
        if (ended.get()) {
            return;
        }
        if (connectTimeout != null) {
            // The client's own timeout counts neither the name lookup nor the wait for a thread to do it.
            connected.orTimeout(connectTimeout.toNanos(), TimeUnit.NANOSECONDS).whenComplete((none, late) -> {
                if (late != null && shutGate()) {
                    fail(Failures.connectTimeout(connectTimeout, request.uri(), late));
                }
            });
        }
        threads.connect(() -> send(client, extra));
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
                    WatchedTls.watching(made -> engine = made, () -> client.sendAsync(prepared, this));
            future = sent;
            // Never completes, and so can be cancelled after the client's own future has failed: which is what it takes
            // to
            // close the connection of an answer that is not HTTP.
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
            refusedByProxy(response.statusCode());
        }
        return null;
    }

    private void refusedByProxy(int status) {
        fail(new TransportException(
                Phase.CONNECT,
                false,
                "the proxy refused a tunnel to " + Failures.origin(request.uri()) + " with status " + status,
                null));
    }

    // ---- request

    @Override
    public void aboutToSend() throws IOException {
        WatchedEngine current = engine;
        if (current != null && current.isHandshakeUnfinished()) {
            throw new SSLHandshakeException("the server broke it off");
        }
        phase.set(request.body().contentLength() == 0 ? Phase.RESPONSE_HEAD : Phase.REQUEST);
        switch (gate.compareAndExchange(Gate.OPEN, Gate.PASSED)) {
            case OPEN -> connected.complete(null);
            case PASSED -> throw new IOException("the connection ended before an answer; the request is not repeated");
            case SHUT -> throw new IOException("the exchange has ended");
        }
    }

    /** Makes sure that nothing of the request is sent from now on; false if that is too late. */
    private boolean shutGate() {
        return gate.compareAndExchange(Gate.OPEN, Gate.SHUT) != Gate.PASSED;
    }

    @Override
    public void bodySent() {
        phase.compareAndSet(Phase.REQUEST, Phase.RESPONSE_HEAD);
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
        head = info;
        phase.set(Phase.RESPONSE_BODY);
        sender.cancel();
        OptionalLong declared = declaredLength(info.headers());
        ResponseReader body = new ResponseReader(threads, hasNoBody(info) ? 0 : declared.orElse(-1), this);
        reader = body;
        if (declared.isPresent() && declared.getAsLong() < 0) {
            fail(new TransportException(
                    Phase.RESPONSE_HEAD,
                    true,
                    Failures.origin(request.uri())
                            + " answered with a Content-Length that is no length, or with several",
                    null));
        }
        if (ended.get()) {
            body.condemn();
            body.close();
        }
        return body;
    }

    private boolean hasNoBody(HttpResponse.ResponseInfo info) {
        return request.method().equals("HEAD") || info.statusCode() == 204 || info.statusCode() == 304;
    }

    /** Negative if it makes no sense: the client would wait, or believe the first of several. */
    private static OptionalLong declaredLength(HttpHeaders headers) {
        List<String> values = headers.allValues("Content-Length");
        if (values.isEmpty()) {
            return OptionalLong.empty();
        }
        String first = values.get(0).trim();
        boolean sensible = first.matches("[0-9]{1,18}")
                && values.stream().allMatch(value -> value.trim().equals(first));
        return OptionalLong.of(sensible ? Long.parseLong(first) : -1);
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
        HttpResponse.ResponseInfo info = head;
        ResponseReader body = reader;
        if (ended.get() || info == null || body == null) {
            return;
        }
        try {
            TransportResponse response = new TransportResponse(info.statusCode(), headers(info.headers()), body);
            Objects.requireNonNull(handler.apply(response), "the response handler returned null")
                    .subscribe(result);
        } catch (Throwable e) {
            result.fail(e); // whatever it is, it reaches the subscriber as it is
            Exceptions.throwIfJvmFatal(e);
        }
    }

    private static Headers headers(HttpHeaders from) {
        Headers headers = Headers.empty();
        for (var header : from.map().entrySet()) {
            for (String value : header.getValue()) {
                headers = headers.with(header.getKey(), value);
            }
        }
        return headers;
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
            boolean sent = !shutGate();
            fail(Failures.of(error, sent ? phase.get() : Phase.CONNECT, sent, request.uri()));
        }
    }

    private void fail(Throwable error) {
        if (failure.compareAndSet(null, error)) {
            threads.signal(() -> result.fail(error));
        }
    }

    /** The transport is being closed. */
    void closed() {
        boolean sent = !shutGate();
        TransportException error = new TransportException(
                sent ? phase.get() : Phase.CONNECT, sent, "the transport was closed meanwhile", null);
        fail(error);
    }

    private void end() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        shutGate();
        connected.complete(null);
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
        // of
        // the body's own subscription looks whether it is.
        if (body != null) {
            body.cancelSource();
        }
    }
}
