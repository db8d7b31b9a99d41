package io.cielo24.transport.tck;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cielo24.transport.Headers;
import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.RequestBody;
import io.cielo24.transport.TransportConfig;
import io.cielo24.transport.TransportException;
import io.cielo24.transport.TransportRequest;
import io.cielo24.transport.TransportResponse;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import org.reactivestreams.Publisher;

/** What one rule works with: the transport under test, servers, requests. Everything made here ends with the rule. */
public final class Bench {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final HttpTransportTck suite;
    private final Wire wire;
    private final HttpTransport shared;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    Bench(HttpTransportTck suite, Wire wire, HttpTransport shared) {
        this.suite = suite;
        this.wire = wire;
        this.shared = shared;
    }

    Wire wire() {
        return wire;
    }

    HttpTransportTck suite() {
        return suite;
    }

    // ------------------------------------------------------------------ transports

    /** The transport that all rules of this run share, as an application's calls share one. */
    HttpTransport transport() {
        return shared;
    }

    /** A transport of the rule's own. */
    HttpTransport transport(TransportConfig config) {
        HttpTransport own = suite.create(config);
        opened.push(own::close);
        return own;
    }

    /** The configuration that reaches the kit's servers. */
    TransportConfig.Builder config() {
        return config(wire);
    }

    static TransportConfig.Builder config(Wire wire) {
        TransportConfig.Builder builder = TransportConfig.builder().connectTimeout(connectTimeout());
        return wire == Wire.TLS ? builder.trustStore(TestKeys.trustStore()) : builder;
    }

    /** Never the reason for a rule to fail, unless the rule sets it. */
    private static Duration connectTimeout() {
        Duration twice = Await.patience().multipliedBy(2);
        return twice.compareTo(CONNECT_TIMEOUT) > 0 ? twice : CONNECT_TIMEOUT;
    }

    // ------------------------------------------------------------------ servers

    /** A server on this run's wire. */
    ScriptedServer server(Script script) {
        return keep(ScriptedServer.start(wire, script));
    }

    <T extends AutoCloseable> T keep(T resource) {
        opened.push(resource);
        return resource;
    }

    // ------------------------------------------------------------------ requests

    static TransportRequest get(URI uri) {
        return request("GET", uri, RequestBody.empty());
    }

    static TransportRequest get(ScriptedServer server) {
        return get(server.uri("/"));
    }

    static TransportRequest post(ScriptedServer server, RequestBody body) {
        return request("POST", server.uri("/"), body);
    }

    static TransportRequest request(String method, URI uri, RequestBody body) {
        return new TransportRequest(method, uri, Headers.empty(), body);
    }

    // ------------------------------------------------------------------ exchanges

    /** Starts an exchange with unlimited demand. */
    <T> Probe<T> start(
            TransportRequest request, Function<? super TransportResponse, ? extends Publisher<? extends T>> handler) {
        return start(shared, request, Long.MAX_VALUE, handler);
    }

    static <T> Probe<T> start(
            HttpTransport transport,
            TransportRequest request,
            long demand,
            Function<? super TransportResponse, ? extends Publisher<? extends T>> handler) {
        Probe<T> probe = new Probe<>(demand);
        transport.<T>exchange(request, handler).subscribe(probe);
        return probe;
    }

    /** Starts an exchange whose answer is read whole. */
    Probe<Answer> start(TransportRequest request) {
        return start(shared, request);
    }

    static Probe<Answer> start(HttpTransport transport, TransportRequest request) {
        return Bench.<Answer>start(transport, request, Long.MAX_VALUE, Answer::read);
    }

    /** Runs an exchange that has to succeed. */
    Answer fetch(TransportRequest request) {
        return fetch(shared, request);
    }

    static Answer fetch(HttpTransport transport, TransportRequest request) {
        return start(transport, request).awaitSingle();
    }

    /** Runs an exchange in which the network has to fail. */
    TransportException failure(TransportRequest request, String why) {
        return failure(shared, request, why);
    }

    static TransportException failure(HttpTransport transport, TransportRequest request, String why) {
        return asTransportException(start(transport, request).awaitError(why));
    }

    static TransportException asTransportException(Throwable error) {
        if (error instanceof TransportException failure) {
            assertTrue(
                    failure.getMessage() != null && !failure.getMessage().isBlank(),
                    "a TransportException says in its message what happened");
            return failure;
        }
        throw new AssertionFailedError("every failure of the network is a TransportException, was: " + error, error);
    }

    /** Before anything of the request was written: safe to repeat. */
    static void assertNotSent(TransportException failure) {
        assertTrue(
                failure.phase() == TransportException.Phase.CONNECT && !failure.requestSent(),
                "nothing was sent, so the failure has phase CONNECT and requestSent=false; was " + describe(failure));
    }

    /** After a part of the request was, or may have been, written: the outcome is unknown. */
    static void assertSent(TransportException failure, TransportException.Phase... phases) {
        assertTrue(
                failure.requestSent() && List.of(phases).contains(failure.phase()),
                "the request was sent, so the failure has requestSent=true and one of the phases " + List.of(phases)
                        + "; was " + describe(failure));
    }

    /** A timeout may be a little early by the clock, and late on a busy machine, but not by the whole patience. */
    static void assertGivenUpAfter(long timeoutMillis, long tookMillis) {
        long latest = timeoutMillis + Await.patience().toMillis();
        assertTrue(
                tookMillis >= timeoutMillis * 9 / 10 && tookMillis < latest,
                () -> "given up after " + timeoutMillis + " ms, was " + tookMillis + " ms");
    }

    static String describe(TransportException failure) {
        return "phase=" + failure.phase() + ", requestSent=" + failure.requestSent() + " (" + failure + ")";
    }

    // ------------------------------------------------------------------ capabilities and accounts

    /** Ends an optional rule, or a rule that a hook of the suite switches off, with a reason for the report. */
    static void assume(boolean condition, String otherwise) {
        if (!condition) {
            throw new TestAbortedException(otherwise);
        }
    }

    /** Fails if the transport broke the Reactive Streams rules towards a body. */
    static void assertNoBreach(TestBody... bodies) {
        for (TestBody body : bodies) {
            assertTrue(
                    body.breaches().isEmpty(),
                    () -> "the body is read by the rules of Reactive Streams: " + body.breaches());
        }
    }

    /** Waits until a figure stands still for a quarter of a second, and returns it. */
    static long awaitStill(String what, LongSupplier figure) {
        long deadline = System.nanoTime() + Await.patience().toNanos();
        while (System.nanoTime() < deadline) {
            long before = figure.getAsLong();
            if (!Await.within(Duration.ofMillis(250), () -> figure.getAsLong() != before)) {
                return before;
            }
        }
        throw new AssertionFailedError(what + " never stands still");
    }

    void close() {
        List<String> failed = new ArrayList<>();
        while (!opened.isEmpty()) {
            failed.addAll(closed(opened.pop()));
        }
        if (!failed.isEmpty()) {
            throw new AssertionFailedError("closing what the rule has opened: " + failed);
        }
    }

    /** Closes on a thread that may be left behind: a transport that hangs must not take the suite with it. */
    static List<String> closed(AutoCloseable resource) {
        List<String> failed = new CopyOnWriteArrayList<>();
        Thread closing = new Thread(
                () -> {
                    try {
                        resource.close();
                    } catch (Exception e) {
                        failed.add("close() throws " + e);
                    }
                },
                "tck-close");
        closing.setDaemon(true);
        closing.start();
        if (!Await.within(Await.patience(), () -> !closing.isAlive())) {
            failed.add("close() does not return");
        }
        return failed;
    }

    /** For rules that act while an item arrives. */
    <T> Probe<T> start(
            TransportRequest request,
            Function<? super TransportResponse, ? extends Publisher<? extends T>> handler,
            Consumer<? super T> onItem) {
        Probe<T> probe = new Probe<>(Long.MAX_VALUE, onItem);
        shared.<T>exchange(request, handler).subscribe(probe);
        return probe;
    }
}
