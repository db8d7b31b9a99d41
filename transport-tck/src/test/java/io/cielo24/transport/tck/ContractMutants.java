package io.cielo24.transport.tck;

import static io.cielo24.transport.tck.Mutant.in;
import static io.cielo24.transport.tck.Mutant.that;

import java.util.List;

/** Transports that break the contract with their callers: handlers, threads, closing. */
final class ContractMutants {

    private static final String SCOPE =
            "return Guard.around(Flux.using(() -> open(request), exchange -> exchange.run(handler), this::end));";
    private static final String POOL = "0, Integer.MAX_VALUE, 100, TimeUnit.MILLISECONDS, new SynchronousQueue<>()";
    private static final String CLOSE = "closed = true; running.forEach(SocketExchange::abort);";

    static final List<Mutant> ALL = List.of(
            that(
                            "begins in exchange itself, and remembers the answer",
                            in(
                                    "SocketTransport",
                                    SCOPE,
                                    "Flux<T> result = Flux.<T, SocketExchange>using(() -> open(request),"
                                            + " exchange -> exchange.run(handler), this::end).cache();"
                                            + " result.subscribe(item -> {}, error -> {}); return result;"))
                    .isCaughtBy("required_eachSubscriptionIsAnExchange"),
            that(
                            "wraps the handler's errors",
                            in(
                                    "SocketExchange",
                                    ".takeUntilOther(aborted.asMono());",
                                    ".takeUntilOther(aborted.asMono()).onErrorMap(e -> new RuntimeException(e));"))
                    .isCaughtBy(
                            "required_handlerThatThrowsFailsTheResult",
                            "required_handlersPublisherThatFailsFailsTheResult"),
            that(
                            "does not say who returned null",
                            in(
                                    "SocketExchange",
                                    "handler.apply(outcome.response()), \"the handler returned null instead of a publisher\"",
                                    "handler.apply(outcome.response())"))
                    .isCaughtBy("required_handlerThatReturnsNullFailsTheResult"),
            that(
                            "lets two read one body",
                            in("SocketExchange", "!bodyTaken.compareAndSet(false, true)", "holder.isClosed()"))
                    .isCaughtBy("required_bodyHasOneSubscriber"),
            that(
                            "gives an empty body when the exchange has ended",
                            in(
                                    "SocketExchange",
                                    "return refused(\"the exchange that this body belongs to has ended\");",
                                    "return Flux.empty();"))
                    .isCaughtBy("required_bodyAfterTheExchangeFails"),
            that(
                            "has four connections at a time",
                            in(
                                    "SocketExchange",
                                    "private volatile boolean sent;",
                                    "private volatile boolean sent; private final AtomicBoolean left = new AtomicBoolean();"
                                            + " private static final java.util.concurrent.Semaphore PLACES ="
                                            + " new java.util.concurrent.Semaphore(4);"),
                            in(
                                    "SocketExchange",
                                    "Socket socket = connector.connect",
                                    "PLACES.acquireUninterruptibly(); Socket socket = connector.connect"),
                            in(
                                    "SocketExchange",
                                    "void close() {",
                                    "void close() { if (left.compareAndSet(false, true)) { PLACES.release(); }"))
                    .isCaughtBy("required_exchangesMayBeNested", "required_manyExchangesRunAtOnce"),
            that("has a name for the eye", in("SocketTransport", "return NAME;", "return \"Socket Transport\";"))
                    .isCaughtBy("required_nameCanBeSelected"),
            that("does not end what is under way", in("SocketTransport", CLOSE, "closed = true;"))
                    .isCaughtBy(
                            "required_closeEndsWhatIsUnderWay",
                            "required_closingTwiceDoesNothing",
                            "required_closeFromWithinAHandlerWorks"),
            that(
                            "closes connections and forgets who waits for something else",
                            in("SocketTransport", CLOSE, "closed = true; running.forEach(SocketExchange::close);"))
                    .isCaughtBy("required_closeEndsWhatIsUnderWay"),
            that("works on when it is closed", in("SocketTransport", "if (closed) {", "if (false) {"))
                    .isCaughtBy("required_callsAfterCloseFail"),
            that(
                            "throws from exchange when it is closed",
                            in(
                                    "SocketTransport",
                                    SCOPE,
                                    "if (closed) { throw new IllegalStateException(\"closed\"); } " + SCOPE))
                    .isCaughtBy("required_callsAfterCloseFail"),
            that(
                            "cannot be closed twice",
                            in(
                                    "SocketTransport",
                                    CLOSE,
                                    "if (closed) { throw new IllegalStateException(\"closed\"); } " + CLOSE))
                    .isCaughtBy("required_closingTwiceDoesNothing"),
            that(
                            "waits for its own threads when it is closed",
                            in(
                                    "SocketTransport",
                                    "private volatile boolean closed;",
                                    "private volatile boolean closed; private ThreadPoolExecutor workers;"),
                            in("SocketTransport", "this.threads =", "this.workers = pool; this.threads ="),
                            in(
                                    "SocketTransport",
                                    CLOSE,
                                    "closed = true; while (workers.getActiveCount() > 0) { Thread.onSpinWait();"
                                            + " if (Thread.interrupted()) { break; } } running.forEach(SocketExchange::abort);"))
                    .isCaughtBy("required_closeFromWithinAHandlerWorks"),
            that(
                            "shares its exchanges with all transports",
                            in(
                                    "SocketTransport",
                                    "private final Set<SocketExchange> running",
                                    "private static final Set<SocketExchange> running"))
                    .isCaughtBy("required_transportsAreIndependent"),
            that(
                            "keeps its threads when it is closed",
                            in(
                                    "SocketTransport",
                                    POOL,
                                    "0, Integer.MAX_VALUE, 1, TimeUnit.HOURS, new SynchronousQueue<>()"))
                    .isCaughtBy("required_threadsEndOnClose"),
            that(
                            "has threads that keep the program running",
                            in("SocketTransport", "thread.setDaemon(true);", "thread.setDaemon(false);"))
                    .isCaughtBy("optional_threadsAreDaemons"),
            that(
                            "works on the caller's thread",
                            in(
                                    "SocketExchange",
                                    "Mono.fromCallable(this::send) .subscribeOn(threads)",
                                    "Mono.fromCallable(this::send)"))
                    .isCaughtBy("required_callersAreNeverBlocked", "required_handlerIsCalledWhenTheHeadIsThere"));

    private ContractMutants() {}
}
