package io.cielo24.transport.tck;

import static io.cielo24.transport.tck.Mutant.in;
import static io.cielo24.transport.tck.Mutant.that;

import java.util.List;

/** Transports that send something else than they were asked to. */
final class RequestMutants {

    private static final String LENGTH =
            ".append(\"\\r\\nConnection: close\\r\\nContent-Length: \")" + " .append(length) .append(\"\\r\\n\");";
    private static final String PUBLISH = "Flux.from(body) .publishOn(threads, 1)"
            + " .onErrorResume(late -> isDisposed(), late -> Flux.empty()) .subscribe(this);";
    private static final String WRITE = "out.write(bytes, 0, n);";
    private static final Mutant.Edit SENDS_FIRST = in(
            "SocketExchange",
            "ResponseReader reader =",
            "while (phase.get() == Phase.REQUEST && !holder.isClosed()) { Thread.onSpinWait(); }"
                    + " ResponseReader reader =");

    static final List<Mutant> ALL = List.of(
            that(
                            "sends the body in chunks",
                            in(
                                    "RequestHead",
                                    LENGTH,
                                    ".append(\"\\r\\nConnection: close\\r\\nTransfer-Encoding: chunked\\r\\n\");"),
                            in(
                                    "Upload",
                                    WRITE,
                                    "out.write((Integer.toHexString(n) + \"\\r\\n\").getBytes());" + WRITE
                                            + "out.write(\"\\r\\n\".getBytes());"
                                            + "if (missing == 0 && !buffer.hasRemaining()) {"
                                            + " out.write(\"0\\r\\n\\r\\n\".getBytes()); }"))
                    .isCaughtBy("required_headOfAnUploadIsExact"),
            that(
                            "asks for compression",
                            in("RequestHead", LENGTH, LENGTH.replace(";", ".append(\"Accept-Encoding: gzip\\r\\n\");")))
                    .isCaughtBy("required_headOfAGetIsExact", "required_headOfAnUploadIsExact"),
            that(
                            "leaves out a length of zero",
                            in(
                                    "RequestHead",
                                    LENGTH,
                                    ".append(\"\\r\\nConnection: close\\r\\n\")"
                                            + ".append(length == 0 ? \"\" : \"Content-Length: \""
                                            + " + length + \"\\r\\n\");"))
                    .isCaughtBy("required_emptyBodyDeclaresLengthZero"),
            that(
                            "keeps the length of the body in an int",
                            in("RequestHead", LENGTH, LENGTH.replace("append(length)", "append((int) length)")))
                    .isCaughtBy("required_lengthBeyondFourGiBIsExact"),
            that(
                            "decodes the path",
                            in(
                                    "RequestHead",
                                    "String path = uri.getRawPath().isEmpty() ? \"/\" : uri.getRawPath();",
                                    "String path = uri.getPath().isEmpty() ? \"/\" : uri.getPath();"))
                    .isCaughtBy("required_uriGoesOutAsGiven"),
            that(
                            "resolves dot segments",
                            in("RequestHead", "URI uri = request.uri();", "URI uri = request.uri().normalize();"))
                    .isCaughtBy("required_uriGoesOutAsGiven"),
            that(
                            "sends an empty path as it is",
                            in(
                                    "RequestHead",
                                    "String path = uri.getRawPath().isEmpty() ? \"/\" : uri.getRawPath();",
                                    "String path = uri.getRawPath();"))
                    .isCaughtBy("required_uriWithoutPathAsksForTheRoot"),
            that(
                            "keeps the last value of each header",
                            in(
                                    "RequestHead",
                                    "request.headers()",
                                    "java.util.Map<String, String> last = new java.util.LinkedHashMap<>();"
                                            + "request.headers().forEach(last::put); last"))
                    .isCaughtBy("required_headersGoOutAsGiven"),
            that(
                            "leaves the port out of Host",
                            in("RequestHead", ".append(uri.getPort() < 0 ? \"\" : \":\" + uri.getPort())", ""))
                    .isCaughtBy("required_hostNamesHostAndPort"),
            that(
                            "adds a user agent of its own",
                            in("RequestHead", LENGTH, LENGTH.replace(";", ".append(\"User-Agent: own/1\\r\\n\");")))
                    .isCaughtBy("required_userAgentAndAcceptAreTheRequests"),
            that(
                            "writes header names in lower case",
                            in(
                                    "RequestHead",
                                    "head.append(name)",
                                    "head.append(name.toLowerCase(java.util.Locale.ROOT))"))
                    .isCaughtBy("optional_headerNamesKeepCaseAndOrder"),
            that(
                            "leaves out an empty query",
                            in(
                                    "RequestHead",
                                    "uri.getRawQuery() == null ?",
                                    "uri.getRawQuery() == null || uri.getRawQuery().isEmpty() ?"))
                    .isCaughtBy("optional_oddUrisGoOutAsGiven"),
            that(
                            "takes the authority of the URI for the host",
                            in("RequestHead", ".append(uri.getHost())", ".append(uri.getRawAuthority())"),
                            in("RequestHead", ".append(uri.getPort() < 0 ? \"\" : \":\" + uri.getPort())", ""))
                    .isCaughtBy("optional_userInfoStaysAtHome"),
            that(
                            "loses the brackets of an address",
                            in(
                                    "RequestHead",
                                    ".append(uri.getHost())",
                                    ".append(uri.getHost().replaceAll(\"[\\\\[\\\\]]\", \"\"))"))
                    .isCaughtBy("optional_ipv6AddressIsUnderstood"),
            that(
                            "sends no body with a DELETE",
                            in(
                                    "SocketExchange",
                                    "if (request.body().contentLength() > 0) {",
                                    "if (request.body().contentLength() > 0 && !request.method().equals(\"DELETE\")) {"))
                    .isCaughtBy("required_anyMethodWithAndWithoutBody"),
            that(
                            "subscribes to the body twice",
                            in(
                                    "Upload",
                                    PUBLISH,
                                    "Flux.from(body).subscribe(new reactor.core.publisher.BaseSubscriber<>() {"
                                            + " protected void hookOnSubscribe(org.reactivestreams.Subscription s) { s.cancel(); } });"
                                            + PUBLISH))
                    .isCaughtBy("required_everyByteArrives", "required_eachSubscriptionIsAnExchange"),
            that(
                            "takes the array of a buffer for its content",
                            in(
                                    "Upload",
                                    "buffer.get(bytes, 0, n);",
                                    "if (buffer.hasArray()) {"
                                            + " System.arraycopy(buffer.array(), buffer.position(), bytes, 0, n);"
                                            + " buffer.position(buffer.position() + n);"
                                            + "} else { buffer.get(bytes, 0, n); }"))
                    .isCaughtBy("required_buffersOfAnyKindAreSent"),
            that(
                            "takes an empty buffer for the end",
                            in(
                                    "Upload",
                                    PUBLISH,
                                    PUBLISH.replace(".publishOn", ".takeWhile(b -> b.hasRemaining()).publishOn")))
                    .isCaughtBy("required_buffersOfAnyKindAreSent"),
            that(
                            "wipes the buffers that it has sent",
                            in(
                                    "Upload",
                                    WRITE,
                                    WRITE
                                            + "if (!buffer.isReadOnly()) { buffer.put(buffer.position() - 1, (byte) 0); }"))
                    .isCaughtBy("required_sourceBuffersAreNotWrittenTo"),
            that(
                            "takes a buffer for consumed of which it keeps a view",
                            in("Upload", "private long missing;", "private long missing; private ByteBuffer kept;"),
                            in(
                                    "Upload",
                                    "byte[] bytes = new byte[Math.min(buffer.remaining(), WRITE_SIZE)];",
                                    "ByteBuffer late = kept; kept = buffer.duplicate();"
                                            + "buffer.position(buffer.limit());"
                                            + "buffer = ByteBuffer.allocate(2 << 20);"
                                            + "if (late != null) { buffer.put(late); }"
                                            + "if (missing == 0) { buffer.put(kept); }"
                                            + "buffer.flip();"
                                            + "byte[] bytes = new byte[WRITE_SIZE];"))
                    .isCaughtBy("required_consumedBuffersMayBeFilledAgain"),
            that(
                            "writes each buffer from within the writing of the one before",
                            in("Upload", PUBLISH, "Flux.from(body).collectList().subscribe(all -> writeFrom(all, 0));"),
                            in(
                                    "Upload",
                                    "private void fail(String why) {",
                                    "private void writeFrom(java.util.List<ByteBuffer> all, int index) {"
                                            + " if (index < all.size()) {"
                                            + " hookOnNext(all.get(index)); writeFrom(all, index + 1); } }"
                                            + " private void fail(String why) {"),
                            in("Upload", "onSent.run(); } request(1);", "onSent.run(); }"))
                    .isCaughtBy(
                            "required_manyTinyBuffersAreSent",
                            "required_uploadFollowsTheSocket",
                            "required_whatIsEmittedGoesOut"),
            that(
                            "takes a part of a write for the whole",
                            in(
                                    "Upload",
                                    "while (buffer.hasRemaining()) {",
                                    "buffer.limit(Math.min(buffer.limit(), buffer.position() + (4 << 20)));"
                                            + "while (buffer.hasRemaining()) {"))
                    .isCaughtBy("required_oneHugeBufferIsSent"),
            that(
                            "expects the source to be quick",
                            in(
                                    "Upload",
                                    PUBLISH,
                                    PUBLISH.replace(
                                            ".publishOn", ".timeout(java.time.Duration.ofMillis(2)).publishOn")))
                    .isCaughtBy("required_sourceMayTakeItsTime"),
            that(
                            "collects small buffers until there are enough",
                            in(
                                    "Upload",
                                    "this.out = out;",
                                    "this.out = new java.io.BufferedOutputStream(out, 1 << 16);"),
                            in("Upload", "if (missing == 0) {", "if (missing == 0) { out.flush();"))
                    .isCaughtBy("required_whatIsEmittedGoesOut"),
            that(
                            "asks for 128 buffers at once, whatever their size",
                            in("Upload", PUBLISH, PUBLISH.replace("threads, 1", "threads, 128")))
                    .isCaughtBy("required_uploadFollowsTheSocket"),
            that(
                            "does not notice that the body is short",
                            in(
                                    "Upload",
                                    "protected void hookOnComplete() { if (missing > 0) {",
                                    "protected void hookOnComplete() { if (missing > Long.MAX_VALUE - 1) {"))
                    .isCaughtBy("required_shortBodyFails"),
            that(
                            "does not notice that the body is long",
                            in("Upload", "if (buffer.remaining() > missing) {", "if (missing < 0) {"))
                    .isCaughtBy("optional_surplusOfTheBodyIsNotSent"),
            that("wraps the errors of the body", in("Upload", "failure = e;", "failure = new java.io.IOException(e);"))
                    .isCaughtBy("required_errorOfTheBodyArrivesAsItIs"),
            that("looks for an answer only when the body has been sent", SENDS_FIRST)
                    .isCaughtBy("required_earlyAnswerOfAServerThatReadsNoMore"),
            that(
                            "takes an answer before the end of the body for an error",
                            in(
                                    "SocketExchange",
                                    "upload.cancel(); phase.set(Phase.RESPONSE_BODY);",
                                    "if (phase.get() == Phase.REQUEST) { throw new IOException(\"too early\"); }"
                                            + "phase.set(Phase.RESPONSE_BODY);"))
                    .isCaughtBy("required_earlyAnswerIsHandedOver", "required_earlyAnswerBeforeHalfCloseIsHandedOver"),
            that(
                            "fails when it cannot write, without a look at what came in",
                            in(
                                    "Upload",
                                    "catch (IOException theServerListensNoMore) {",
                                    "catch (IOException e) { hookOnError(new TransportException(Phase.REQUEST, true, \"cannot write\", e));"),
                            // Else the answer is there before the writing fails, now and then.
                            SENDS_FIRST)
                    .isCaughtBy("optional_earlyAnswerThenResetIsHandedOver"));

    private RequestMutants() {}
}
