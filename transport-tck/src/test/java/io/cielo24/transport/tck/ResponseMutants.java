package io.cielo24.transport.tck;

import static io.cielo24.transport.tck.Mutant.in;
import static io.cielo24.transport.tck.Mutant.that;

import java.util.List;

/** Transports that hand over something else than what came. */
final class ResponseMutants {

    private static final String EXCHANGE =
            "return Guard.around(Flux.using(() -> open(request), exchange -> exchange.run(handler), this::end));";
    private static final String READ = "int n = reader.read(bytes);";
    private static final String BODY =
            "return Flux.<ByteBuffer>generate(sink -> read(reader, sink)).subscribeOn(threads);";

    static final List<Mutant> ALL = List.of(
            that(
                            "keeps the first value of each header",
                            in(
                                    "ResponseReader",
                                    "headers = headers.with(",
                                    "headers = headers.contains(line.substring(0, colon)) ? headers : headers.with("))
                    .isCaughtBy("required_statusAndHeadersArrive"),
            that(
                            "takes an error status for an error",
                            in(
                                    "ResponseReader",
                                    "frame(head); return head;",
                                    "if (head.status() >= 400) { throw new IOException(\"status\"); }"
                                            + " frame(head); return head;"))
                    .isCaughtBy("required_anyStatusIsAResult"),
            that(
                            "follows redirects",
                            in(
                                    "SocketTransport",
                                    EXCHANGE,
                                    "Function<TransportResponse, Publisher<? extends T>> follow = response ->"
                                            + " response.status() / 100 == 3 && response.headers().contains(\"Location\")"
                                            + " ? this.<T>exchange(new TransportRequest(request.method(), java.net.URI.create("
                                            + "response.headers().first(\"Location\").get()), request.headers(), request.body()), handler)"
                                            + " : handler.apply(response);"
                                            + EXCHANGE.replace("run(handler)", "run(follow)")))
                    .isCaughtBy("required_redirectIsNotFollowed"),
            that(
                            "decompresses",
                            in(
                                    "SocketExchange",
                                    "return new Outcome(new TransportResponse(head.status(), head.headers(), body(reader)), null);",
                                    "return new Outcome(new TransportResponse(head.status(), head.headers(),"
                                            + " head.headers().contains(\"Content-Encoding\")"
                                            + " ? body(reader).collectList().map(all -> {"
                                            + " java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();"
                                            + " all.forEach(b -> bytes.write(b.array(), b.position(), b.remaining()));"
                                            + " try { return ByteBuffer.wrap(new java.util.zip.GZIPInputStream("
                                            + "new java.io.ByteArrayInputStream(bytes.toByteArray())).readAllBytes()); }"
                                            + " catch (IOException e) { throw new java.io.UncheckedIOException(e); } }).flux()"
                                            + " : body(reader)), null);"))
                    .isCaughtBy("required_nothingIsDecompressed"),
            that(
                            "keeps cookies",
                            in(
                                    "RequestHead",
                                    "private RequestHead() {}",
                                    "static volatile String cookies = \"\"; private RequestHead() {}"),
                            in(
                                    "RequestHead",
                                    "return head.append(\"\\r\\n\")",
                                    "return head.append(cookies).append(\"\\r\\n\")"),
                            in(
                                    "SocketExchange",
                                    "upload.cancel(); phase.set",
                                    "RequestHead.cookies = head.headers().first(\"Set-Cookie\").map(c ->"
                                            + " \"Cookie: \" + c.split(\";\")[0] + \"\\r\\n\").orElse(\"\"); upload.cancel(); phase.set"))
                    .isCaughtBy("required_cookiesAreNotKept"),
            that(
                            "loses a byte where two buffers meet",
                            in(
                                    "SocketExchange",
                                    "ByteBuffer.wrap(bytes, 0, n)",
                                    "ByteBuffer.wrap(bytes, 0, n == READ_SIZE ? n - 1 : n)"))
                    .isCaughtBy("required_bodyOfKnownLengthArrives"),
            that(
                            "leaves the framing of chunks in the body",
                            in(
                                    "ResponseReader",
                                    "chunked = !noBody && head.headers().first(\"Transfer-Encoding\").orElse(\"\").equalsIgnoreCase(\"chunked\");",
                                    "chunked = false;"))
                    .isCaughtBy("required_chunkedBodyArrives"),
            that(
                            "takes a body without a length for empty",
                            in("ResponseReader", "left = UNTIL_CLOSE; }", "left = 0; }"))
                    .isCaughtBy("required_bodyWithoutLengthEndsWithTheConnection"),
            that(
                            "waits for the body of a response that has none",
                            in(
                                    "ResponseReader",
                                    "boolean noBody = method.equals(\"HEAD\") || head.status() == 204 || head.status() == 304;",
                                    "boolean noBody = head.status() == 204;"))
                    .isCaughtBy("required_responsesWithoutBodyEndAtOnce"),
            that(
                            "takes an interim response for the answer",
                            in("ResponseReader", "while (head.status() < 200) {", "while (head.status() < 100) {"))
                    .isCaughtBy("required_interimResponsesArePassedOver", "required_handlerIsCalledOnce"),
            that(
                            "expects a line in one piece",
                            in(
                                    "ResponseReader",
                                    "line.append((char) b);",
                                    "line.append((char) b); if (in.available() == 0) { throw new ProtocolException(\"half a line\"); }"))
                    .isCaughtBy("required_responseInSingleBytesArrives"),
            that("limits the head to 8 KiB", in("ResponseReader", "MAX_HEAD = 1 << 18", "MAX_HEAD = 1 << 13"))
                    .isCaughtBy("required_largeHeadIsAccepted"),
            that(
                            "does not limit the head",
                            in("ResponseReader", "MAX_HEAD = 1 << 18", "MAX_HEAD = 1 << 30"),
                            in(
                                    "ResponseReader",
                                    "Headers headers = Headers.empty();",
                                    "Headers headers = Headers.empty(); if (method != null) { while (!readLine().isEmpty()) { } }"))
                    .isCaughtBy("optional_endlessHeadFails"),
            that(
                            "takes a body that was cut off for complete",
                            in(
                                    "ResponseReader",
                                    "throw new EOFException(\"the response was cut off, at least \" + left + \" bytes are missing\");",
                                    "return -1;"))
                    .isCaughtBy("required_bodyShorterThanItsLengthFails"),
            that(
                            "takes any chunk for the last",
                            in(
                                    "ResponseReader",
                                    "left = readChunkSize();",
                                    "try { left = readChunkSize(); } catch (EOFException e) { return -1; }"))
                    .isCaughtBy("required_chunkedBodyCutOffFails"),
            that(
                            "takes a head that was cut off for complete",
                            in(
                                    "ResponseReader",
                                    "throw new EOFException(\"the connection was closed before the response was complete\");",
                                    "return line.toString();"))
                    .isCaughtBy("required_headCutOffFails"),
            that(
                            "takes a senseless length for none",
                            in(
                                    "ResponseReader",
                                    "throw new ProtocolException(\"Content-Length makes no sense\");",
                                    "left = UNTIL_CLOSE;"))
                    .isCaughtBy("required_nonsenseFails", "optional_contradictingLengthsFail"),
            that(
                            "trusts a length more than chunks",
                            in("ResponseReader", "chunked = !noBody", "chunked = !noBody && lengths.isEmpty()"))
                    .isCaughtBy("optional_chunksCountMoreThanALength"),
            that("insists on a reason", in("ResponseReader", "(?: .*)?", " .+"))
                    .isCaughtBy("optional_oldFashionedHeadsAreUnderstood"),
            that(
                            "takes a malformed chunk for the last",
                            in("ResponseReader", "throw new ProtocolException(\"a malformed chunk\");", "return 0;"))
                    .isCaughtBy("required_malformedChunkFails"),
            that("reads as fast as it can", in("SocketExchange", BODY, BODY.replace(";", ".onBackpressureBuffer();")))
                    .isCaughtBy("required_downloadFollowsTheDemand"),
            that(
                            "collects the whole body first",
                            in(
                                    "SocketExchange",
                                    BODY,
                                    BODY.replace(";", ".collectList().flatMapIterable(all -> all);")))
                    .isCaughtBy(
                            "required_downloadFollowsTheDemand",
                            "required_whatHasComeIsHandedOver",
                            "required_responseBeyondFourGiBArrives",
                            "required_restOfTheBodyIsDropped"),
            that(
                            "uses its read buffer again",
                            in(
                                    "SocketExchange",
                                    "private volatile boolean sent;",
                                    "private final byte[] shared = new byte[1 << 14]; private volatile boolean sent;"),
                            in("SocketExchange", "byte[] bytes = new byte[READ_SIZE];", "byte[] bytes = shared;"))
                    .isCaughtBy("required_receivedBuffersStayAsTheyAre"),
            that(
                            "fills its read buffer before it hands it over",
                            in(
                                    "SocketExchange",
                                    READ,
                                    READ + " byte[] more = new byte[1];"
                                            + "while (n > 0 && n < READ_SIZE && reader.read(more) > 0) { bytes[n++] = more[0]; }"))
                    .isCaughtBy("required_whatHasComeIsHandedOver"),
            that(
                            "waits for the first byte of the body before it calls the handler",
                            in(
                                    "SocketExchange",
                                    "ResponseReader reader = new ResponseReader(new BufferedInputStream(socket.getInputStream(), READ_SIZE), request.method());",
                                    "BufferedInputStream in = new BufferedInputStream(socket.getInputStream(), READ_SIZE);"
                                            + "ResponseReader reader = new ResponseReader(in, request.method());"),
                            in(
                                    "SocketExchange",
                                    "upload.cancel(); phase.set",
                                    "in.mark(1); in.read(); in.reset(); upload.cancel(); phase.set"))
                    .isCaughtBy(
                            "required_handlerIsCalledWhenTheHeadIsThere",
                            "required_cancelBetweenHeadAndBodyClosesTheConnection"),
            that(
                            "prefetches the result",
                            in(
                                    "SocketExchange",
                                    ".takeUntilOther(aborted.asMono());",
                                    ".takeUntilOther(aborted.asMono()).publishOn(threads);"))
                    .isCaughtBy("required_resultKeepsTheDemand"),
            that(
                            "keeps the length of the response in an int",
                            in(
                                    "ResponseReader",
                                    "left = Long.parseLong(lengths.get(0));",
                                    "left = (int) Long.parseLong(lengths.get(0));"))
                    .isCaughtBy("required_responseBeyondFourGiBArrives"),
            that(
                            "signals on whatever thread is free",
                            in(
                                    "SocketTransport",
                                    EXCHANGE,
                                    EXCHANGE.replace("return Guard", "Flux<T> serial = Guard")
                                            + " return Flux.from(subscriber -> {"
                                            + " subscriber.onSubscribe(reactor.core.publisher.Operators.emptySubscription());"
                                            + " serial.subscribe(item -> threads.schedule(() -> subscriber.onNext(item)),"
                                            + " subscriber::onError, () -> threads.schedule(subscriber::onComplete)); });"))
                    .isCaughtBy("required_signalsAreSerial"));

    private ResponseMutants() {}
}
