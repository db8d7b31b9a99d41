package io.cielo24.transport.tck;

import static io.cielo24.transport.tck.Mutant.in;
import static io.cielo24.transport.tck.Mutant.that;

import java.util.List;
import java.util.stream.Stream;

/** Transports that repeat, leak, share or misjudge: everything about connections, failures and cancelling. */
final class ConnectionMutants {

    private static final String SEND = "private Outcome send() {";
    private static final String SCOPE =
            "return Guard.around(Flux.using(() -> open(request), exchange -> exchange.run(handler), this::end));";
    private static final String ALARM = "config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);";

    /** Keeps connections for the next request, whatever is left on them, and whatever the server said. */
    private static Mutant.Edit[] poolWithoutCare() {
        return new Mutant.Edit[] {
            in("RequestHead", "\"\\r\\nConnection: close\\r\\nContent-Length: \"", "\"\\r\\nContent-Length: \""),
            in(
                    "SocketHolder",
                    "private boolean closed;",
                    "private boolean closed; String key = \"\";"
                            + " static final java.util.Map<String, Socket> IDLE = new java.util.concurrent.ConcurrentHashMap<>();"
                            + " static final java.util.Map<Socket, java.io.InputStream> STREAMS = new java.util.concurrent.ConcurrentHashMap<>();"
                            + " synchronized Socket take(String key) { this.key = key; return socket = IDLE.remove(key); }"),
            in(
                    "SocketHolder",
                    "try { socket.close();",
                    "try { if (socket.isConnected() && !socket.isClosed() && !key.isEmpty()) {"
                            + " IDLE.put(key, socket); return; } socket.close();"),
            in(
                    "SocketConnector",
                    "Socket socket = holder.open();",
                    "Socket idle = holder.take(host + port); if (idle != null) { return idle; }"
                            + "Socket socket = holder.open();"),
            in(
                    "SocketExchange",
                    "new BufferedInputStream(socket.getInputStream(), READ_SIZE)",
                    "SocketHolder.STREAMS.computeIfAbsent(socket, s -> { try {"
                            + " return new BufferedInputStream(s.getInputStream(), READ_SIZE); }"
                            + " catch (IOException e) { throw new java.io.UncheckedIOException(e); } })")
        };
    }

    static final List<Mutant> ALL = List.of(
            that(
                            "repeats what has failed",
                            in(
                                    "SocketExchange",
                                    SEND,
                                    SEND + " Outcome first = attempt();"
                                            + " return first.failure() == null ? first : attempt(); }"
                                            + " private Outcome attempt() {"))
                    .isCaughtBy(
                            "required_postIsNeverRepeated",
                            "required_getIsNotRepeated",
                            "required_headCutOffFails",
                            "required_uploadBrokenOffFails"),
            that(
                            "repeats what it could not write",
                            in(
                                    "Upload",
                                    "catch (IOException theServerListensNoMore) {",
                                    "catch (IOException e) { hookOnError(new TransportException(Phase.REQUEST, true, \"cannot write\", e));"),
                            in(
                                    "SocketExchange",
                                    SEND,
                                    SEND + " Outcome first = attempt();"
                                            + " return first.failure() == null ? first : again(); }"
                                            + " private Outcome again() { try { Socket second = new Socket(request.uri().getHost(), request.uri().getPort());"
                                            + " second.getOutputStream().write(RequestHead.of(request)); second.close(); }"
                                            + " catch (IOException e) { return new Outcome(null, e); }"
                                            + " return new Outcome(null, new TransportException(Phase.REQUEST, true, \"twice\", null)); }"
                                            + " private Outcome attempt() {"))
                    .isCaughtBy("required_earlyAnswerThenResetIsNeverRepeated"),
            that(
                            "asks twice and takes the second answer",
                            in(
                                    "SocketExchange",
                                    SEND,
                                    SEND + " attempt(); return attempt(); } private Outcome attempt() {"))
                    .isCaughtBy("required_staleConnectionCausesNoSecondRequest", "required_postIsNeverRepeated"),
            that("keeps connections for the next request, whatever is left on them", poolWithoutCare())
                    .isCaughtBy(
                            "required_unreadBodyLeaksNothing",
                            "required_restOfTheBodyIsDropped",
                            "required_surplusOfAResponseIsDropped",
                            "required_connectionOfAnEarlyAnswerIsNotReused",
                            "required_closedConnectionIsNotReused",
                            "required_cancelDuringDownloadClosesTheConnection",
                            "required_closeClosesIdleConnections"),
            that(
                            "leaves trailers on the connection",
                            Stream.concat(
                                            Stream.of(poolWithoutCare()),
                                            Stream.of(in(
                                                    "ResponseReader",
                                                    "chunked = false; while (!readLine().isEmpty()) {",
                                                    "chunked = false; while (headSize < 0) {")))
                                    .toArray(Mutant.Edit[]::new))
                    .isCaughtBy("required_trailersAreReadOver", "required_announcedTrailersHarmNoOtherRequest"),
            that("closes the connection after each request").isCaughtBy("optional_connectionIsReused"),
            that(
                            "never closes a connection, in the long run",
                            in("SocketTransport", SCOPE, SCOPE.replace("this::end", "exchange -> {}")))
                    .isCaughtBy("required_enduranceLeavesNothingBehind"),
            that(
                            "never closes a connection",
                            in("SocketTransport", SCOPE, SCOPE.replace("this::end", "exchange -> {}")))
                    .isCaughtBy(
                            "required_cancelWhileWaitingClosesTheConnection",
                            "required_cancelDuringUploadCancelsTheSource",
                            "required_cancelDuringDownloadClosesTheConnection",
                            "required_cancelBetweenHeadAndBodyClosesTheConnection",
                            "required_cancelWhileConnectingClosesTheConnection",
                            "required_cancelFromWithinWorks",
                            "required_cancelAroundTheHeadLeavesNothingBehind",
                            "required_unreadBodyLeaksNothing",
                            "required_handlerThatThrowsFailsTheResult",
                            "required_handlersPublisherThatFailsFailsTheResult",
                            "required_handlerThatReturnsNullFailsTheResult"),
            that(
                            "does not cancel the source of an upload",
                            in("SocketExchange", "void close() { upload.cancel();", "void close() {"))
                    .isCaughtBy("required_cancelDuringUploadCancelsTheSource"),
            that(
                            "closes all connections with one",
                            in(
                                    "SocketTransport",
                                    "exchange.close(); running.remove(exchange);",
                                    "running.forEach(SocketExchange::close); running.remove(exchange);"))
                    .isCaughtBy("required_cancelLeavesOthersAlone"),
            that(
                            "prints what went wrong",
                            in(
                                    "SocketExchange",
                                    "Throwable ofTheBody = upload.failure();",
                                    "e.printStackTrace(); Throwable ofTheBody = upload.failure();"))
                    .isCaughtBy("required_cancelIsSilent"),
            that(
                            "drops errors where reactor logs them",
                            in(
                                    "SocketExchange",
                                    "Throwable ofTheBody = upload.failure();",
                                    "reactor.core.publisher.Operators.onErrorDropped(e, reactor.util.context.Context.empty());"
                                            + " Throwable ofTheBody = upload.failure();"))
                    .isCaughtBy("required_cancelIsSilent"),
            that(
                            "has a read timeout of 300 ms",
                            in("SocketHolder", "opened.setTcpNoDelay(true);", "opened.setSoTimeout(300);"))
                    .isCaughtBy("required_lateAnswerIsWaitedFor", "required_pausesAreWaitedFor"),
            that(
                            "has a time limit of 400 ms for the whole exchange",
                            in(
                                    "SocketExchange",
                                    ".takeUntilOther(aborted.asMono());",
                                    ".takeUntilOther(aborted.asMono()).timeout(java.time.Duration.ofMillis(400));"))
                    .isCaughtBy("required_slowReaderIsServed"),
            that(
                            "takes a slow consumer for a silent server",
                            in(
                                    "SocketExchange",
                                    "sink -> read(reader, sink)).subscribeOn(threads);",
                                    "sink -> read(reader, sink)).subscribeOn(threads)"
                                            + ".timeout(java.time.Duration.ofMillis(200));"))
                    .isCaughtBy("required_slowConsumerIsServed"),
            that(
                            "runs 32 exchanges at a time",
                            in(
                                    "SocketTransport",
                                    "0, Integer.MAX_VALUE, 100, TimeUnit.MILLISECONDS, new SynchronousQueue<>()",
                                    "32, 32, 100, TimeUnit.MILLISECONDS, new java.util.concurrent.LinkedBlockingQueue<>()"))
                    .isCaughtBy("required_manyExchangesRunAtOnce"),
            that(
                            "takes every request for sent",
                            in(
                                    "SocketExchange",
                                    "private volatile boolean sent;",
                                    "private volatile boolean sent = true;"))
                    .isCaughtBy(
                            "required_refusedConnectionIsNotSent",
                            "required_unknownHostIsNotSent",
                            "required_connectTimeoutIsNotSent",
                            "required_silentTlsPeerIsNotSent",
                            "required_missingProxyIsNotBypassed"),
            that(
                            "opens the body before the connection",
                            in(
                                    "SocketExchange",
                                    "Socket socket = connector.connect",
                                    "Flux.from(request.body()).subscribe(new reactor.core.publisher.BaseSubscriber<>() {"
                                            + " protected void hookOnSubscribe(org.reactivestreams.Subscription s) { s.cancel(); } }); Socket socket = connector.connect"))
                    .isCaughtBy("required_refusedConnectionIsNotSent", "required_unknownHostIsNotSent"),
            that(
                            "takes a request without an answer for not sent",
                            in("SocketExchange", "sent = true;", ""),
                            in(
                                    "SocketExchange",
                                    "upload.cancel(); phase.set",
                                    "sent = true; upload.cancel(); phase.set"))
                    .isCaughtBy("required_postIsNeverRepeated", "required_uploadBrokenOffFails"),
            that(
                            "leaves the time for connecting to the operating system",
                            in("SocketConnector", ALARM, "1, TimeUnit.DAYS);"))
                    .isCaughtBy("required_connectTimeoutIsNotSent", "required_silentTlsPeerIsNotSent"),
            that(
                            "limits the time for TCP only",
                            in("SocketConnector", ALARM, "1, TimeUnit.DAYS);"),
                            in(
                                    "SocketConnector",
                                    "socket.connect(address);",
                                    "socket.connect(address, (int) config.connectTimeout().toMillis());"))
                    .isCaughtBy("required_silentTlsPeerIsNotSent"),
            that(
                            "tells the whole URI in its failures",
                            in(
                                    "SocketExchange",
                                    "return new TransportException(phase.get(), sent, request + \"",
                                    "return new TransportException(phase.get(), sent, request.uri() + \""))
                    .isCaughtBy("required_failuresTellNoSecrets"),
            that(
                            "cannot be used after a failure",
                            in(
                                    "SocketTransport",
                                    SCOPE,
                                    "return Flux.<T, SocketExchange>using(() -> open(request), exchange -> exchange.run(handler), this::end).doOnError(e -> closed = true);"))
                    .isCaughtBy("required_transportSurvivesFailures"));

    private ConnectionMutants() {}
}
