package io.cielo24.transport.tck;

import static io.cielo24.transport.tck.Mutant.in;
import static io.cielo24.transport.tck.Mutant.that;

import java.util.List;

/** Transports that do what they must not be asked to. */
final class MisuseMutants {

    private static final String BODY =
            "return Flux.<ByteBuffer>generate(sink -> read(reader, sink)).subscribeOn(threads);";

    static final List<Mutant> ALL = List.of(
            that(
                            "sends the low byte of each letter",
                            in(
                                    "RequestHead",
                                    "return head.append(\"\\r\\n\").toString().getBytes(StandardCharsets.ISO_8859_1);",
                                    "head.append(\"\\r\\n\"); byte[] bytes = new byte[head.length()];"
                                            + " for (int i = 0; i < bytes.length; i++) { bytes[i] = (byte) head.charAt(i); }"
                                            + " return bytes;"))
                    .isCaughtBy("required_noLetterEndsALine"),
            that(
                            "uses the low 16 bits of a port",
                            in(
                                    "SocketConnector",
                                    "new InetSocketAddress(host, port)",
                                    "new InetSocketAddress(host, port & 0xffff)"))
                    .isCaughtBy("required_portOutOfRangeFails"),
            that(
                            "looks for the handler when the answer is there",
                            in("SocketTransport", "Objects.requireNonNull(handler, \"handler\");", ""))
                    .isCaughtBy("required_nullIsRefused"),
            that("sends a negative length", in("RequestHead", "if (length < 0) {", "if (length == 1L << 62) {"))
                    .isCaughtBy("required_negativeLengthIsRefused"),
            that(
                            "swallows what a subscriber throws",
                            in(
                                    "SocketExchange",
                                    BODY,
                                    BODY.replace(";", "")
                                            + ".transform(reactor.core.publisher.Operators.<ByteBuffer, ByteBuffer>lift("
                                            + "(scannable, actual) -> new reactor.core.CoreSubscriber<ByteBuffer>() {"
                                            + " public void onSubscribe(org.reactivestreams.Subscription s) { actual.onSubscribe(s); }"
                                            + " public void onError(Throwable e) { actual.onError(e); }"
                                            + " public void onComplete() { actual.onComplete(); }"
                                            + " public void onNext(ByteBuffer b) {"
                                            + " try { actual.onNext(b); } catch (RuntimeException e) { threads.isDisposed(); } } }));"))
                    .isCaughtBy("required_subscriberThatThrowsEndsItsExchange"),
            that(
                            "waits for a subscriber that has thrown",
                            in("Guard", "new Guard<>(Operators.toCoreSubscriber(subscriber))", "subscriber"))
                    .isCaughtBy("required_subscriberThatThrowsEndsItsExchange"),
            that(
                            "breaks off when it is to log in at a proxy",
                            in(
                                    "SocketConnector",
                                    "this.config = config;",
                                    "this.config = config; if (config.proxy().filter(p -> p.user() != null).isPresent()) {"
                                            + " throw new IllegalStateException(\"cannot log in at a proxy\"); }"))
                    .isCaughtBy("required_configurationIsTakenOrRefused"));

    private MisuseMutants() {}
}
