package io.cielo24.transport.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cielo24.transport.RequestBody;
import io.cielo24.transport.TransportException;
import io.cielo24.transport.TransportException.Phase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** The body of a request: every byte of it, once, no faster than the socket takes it. */
public interface UploadRules extends Rules {

    /** What may wait in a transport's own memory of an upload that the server does not read. */
    long HELD_AT_MOST = 2L << 20;

    /**
     * A body arrives whole and unchanged, and the source is read to its end, once, by the rules of Reactive Streams.
     *
     * <p>Usually broken at the seams between buffers.
     */
    @Test
    default void required_everyByteArrives() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        for (int chunk : new int[] {1 << 16, 1 << 14, 7919, 1 << 20}) {
            TestBody body = TestBody.of(3_000_001, chunk);
            assertEquals("ok", bench().fetch(Bench.post(server, body)).text(), "the answer");
            RecordedRequest request = server.requests().get(server.requests().size() - 1);
            assertEquals(Pattern.crc(3_000_001), request.bodyCrc(), "checksum of the body, buffers of " + chunk);
            assertEquals(1, body.subscriptions(), "subscriptions to the body");
            Await.until("the body is read to its end", body::isCompleted);
            Bench.assertNoBreach(body);
        }
    }

    /**
     * Buffers of any kind are sent: on the heap and off it, read-only, a part of a larger array, empty.
     *
     * <p>Usually broken by {@code array()} without its offset, and by taking an empty buffer for the end.
     */
    @Test
    default void required_buffersOfAnyKindAreSent() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        byte[] content = Pattern.bytes(60_000);
        ByteBuffer direct = ByteBuffer.allocateDirect(10_100).position(100);
        direct.put(content, 10_000, 10_000).position(100);
        byte[] larger = new byte[10_200];
        System.arraycopy(content, 20_000, larger, 150, 10_000);
        List<ByteBuffer> buffers = List.of(
                ByteBuffer.allocate(0),
                ByteBuffer.wrap(content, 0, 10_000),
                direct,
                ByteBuffer.wrap(larger).slice(150, 10_000),
                ByteBuffer.allocateDirect(0),
                ByteBuffer.wrap(content, 30_000, 10_000).asReadOnlyBuffer(),
                ByteBuffer.wrap(content, 40_000, 10_000).slice().asReadOnlyBuffer(),
                ByteBuffer.wrap(content, 50_000, 10_000),
                ByteBuffer.allocate(0));
        bench().fetch(Bench.post(server, RequestBody.of(60_000, Flux.fromIterable(buffers))));
        assertArrayEquals(content, server.request(0).body(), "the body on the wire");
    }

    /**
     * The content of the source's buffers is never written to.
     *
     * <p>Usually broken by encrypting in place.
     */
    @Test
    default void required_sourceBuffersAreNotWrittenTo() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        List<byte[]> arrays =
                IntStream.range(0, 20).mapToObj(i -> Pattern.bytes(20_000)).toList();
        Flux<ByteBuffer> source = Flux.fromIterable(arrays).map(ByteBuffer::wrap);
        bench().fetch(Bench.post(server, RequestBody.of(400_000, source)));
        byte[] untouched = Pattern.bytes(20_000);
        arrays.forEach(array -> assertArrayEquals(untouched, array, "a buffer after it was sent"));
    }

    /**
     * A buffer whose position is at its limit has been consumed: its source may fill it again, and every byte still
     * arrives.
     *
     * <p>Files are sent this way. Usually broken by keeping a view of the buffer, and moving the buffer's own position
     * before the view is written; that shows when the server is slow.
     */
    @Test
    default void required_consumedBuffersMayBeFilledAgain() {
        long length = 12 << 20;
        for (int chunk : new int[] {1 << 16, 1 << 18, 1 << 20}) {
            ScriptedServer server = bench().server(connection -> {
                connection.readHead();
                for (int i = 0; i < 12; i++) {
                    connection.pause(Duration.ofMillis(10)).readBody(1 << 20);
                }
                connection.readBody().answer(200, "ok");
            });
            bench().fetch(Bench.post(server, RequestBody.of(length, refilled(length, chunk))));
            assertEquals(Pattern.crc(length), server.request(0).bodyCrc(), "checksum of the body, buffers of " + chunk);
        }
    }

    private static Flux<ByteBuffer> refilled(long length, int chunk) {
        List<ByteBuffer> buffers = new ArrayList<>();
        return Flux.generate(() -> 0L, (at, sink) -> {
            byte[] bytes = new byte[(int) Math.min(chunk, length - at)];
            Pattern.fill(bytes, bytes.length, at);
            ByteBuffer buffer = buffers.stream()
                    .filter(known -> !known.hasRemaining())
                    .findFirst()
                    .orElseGet(() -> {
                        buffers.add(ByteBuffer.allocateDirect(chunk));
                        return buffers.get(buffers.size() - 1);
                    });
            sink.next(buffer.clear().put(bytes).flip());
            if (at + bytes.length == length) {
                sink.complete();
            }
            return at + bytes.length;
        });
    }

    /**
     * Tiny buffers, emitted one from within the request for the next, do not exhaust the stack.
     *
     * <p>Usually broken by a {@code request(1)} at the end of {@code onNext} that recurses.
     */
    @Test
    default void required_manyTinyBuffersAreSent() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        byte[] content = Pattern.bytes(20_000);
        Flux<ByteBuffer> source = Flux.range(0, content.length).map(i -> ByteBuffer.wrap(content, i, 1));
        bench().fetch(Bench.post(server, RequestBody.of(content.length, source)));
        assertEquals(Pattern.crc(content.length), server.request(0).bodyCrc(), "checksum of the body");
    }

    /**
     * A single buffer larger than any queue below is sent.
     *
     * <p>Usually broken by a write that is taken to be complete when it returns.
     */
    @Test
    default void required_oneHugeBufferIsSent() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        bench().fetch(Bench.post(server, TestBody.of(12 << 20, 12 << 20)));
        assertEquals(Pattern.crc(12 << 20), server.request(0).bodyCrc(), "checksum of the body");
    }

    /**
     * A source may take its time, and emit on threads of its own.
     *
     * <p>Usually broken by assuming that {@code onNext} comes from within {@code request}.
     */
    @Test
    default void required_sourceMayTakeItsTime() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        byte[] content = Pattern.bytes(30_000);
        Flux<ByteBuffer> source = Flux.range(0, 30)
                .map(i -> ByteBuffer.wrap(content, i * 1000, 1000))
                .delayElements(Duration.ofMillis(3));
        bench().fetch(Bench.post(server, RequestBody.of(content.length, source)));
        assertEquals(Pattern.crc(content.length), server.request(0).bodyCrc(), "checksum of the body");
    }

    /**
     * What the source has emitted goes out without waiting for more.
     *
     * <p>A source that reads from a network may pause for long; a server that sees nothing gives up. Usually broken by
     * collecting until a buffer is full.
     */
    @Test
    default void required_whatIsEmittedGoesOut() {
        ScriptedServer server = bench().server(
                        connection -> connection.readHead().readBody(1000).drain());
        Probe<Answer> probe = bench().start(Bench.post(server, TestBody.hanging(2000, 1000, 100)));
        Await.until(
                "the first 1000 bytes arrive although more is to come",
                () -> server.requests().size() == 1 && server.request(0).bodyLength() == 1000);
        probe.cancel();
        server.awaitAllEnded();
    }

    /**
     * A server that stops reading stops the source: at most 2 MiB wait in the transport's own memory. When it reads on,
     * the body arrives whole.
     *
     * <p>The client's stall watch looks at the demand, and a thousand stalled uploads must fit into memory. What the
     * kernel has taken is measured and not counted. Usually broken by a fixed number of buffers requested ahead,
     * whatever their size, or by an unbounded queue in front of the socket.
     */
    @Test
    default void required_uploadFollowsTheSocket() {
        for (int chunk : new int[] {1 << 18, 1 << 14}) {
            ScriptedServer server = bench().server(connection ->
                    connection.readHead().awaitRelease().readBody().answer(200, "ok"));
            long length = 48L << 20;
            TestBody body = TestBody.of(length, chunk);
            Probe<Answer> probe = bench().start(Bench.post(server, body));
            server.request(0);
            long emitted = Bench.awaitStill("the upload to a server that does not read", body::emitted);
            long kernel = KernelQueues.bytes(server.port());
            long held = emitted - kernel - server.connection(0).received();
            assertTrue(emitted < length, "the source is not read to its end while the server reads nothing");
            assertTrue(
                    held <= HELD_AT_MOST,
                    () -> "at most 2 MiB wait in the transport's memory, was " + held + " bytes (" + emitted
                            + " taken from the source in buffers of " + chunk + ", " + kernel + " in the kernel)");
            server.release();
            assertEquals("ok", probe.awaitSingle().text(), "the answer after the server read on");
            assertEquals(Pattern.crc(length), server.request(0).bodyCrc(), "checksum of the body");
            Bench.assertNoBreach(body);
        }
    }

    /**
     * A source that ends before its declared length fails the exchange at once, and the connection is not used again.
     *
     * <p>The server waits for the rest; so would a client that merely waits for the answer. Usually broken by HTTP
     * libraries that do not count.
     */
    @Test
    default void required_shortBodyFails() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        for (long available : new long[] {0, 50_000, 99_999}) {
            TransportException failure = bench().failure(
                            Bench.post(server, TestBody.lying(100_000, available, 1 << 14)), "the body is short");
            assertEquals(Phase.REQUEST, failure.phase(), "phase of the failure");
        }
        assertEquals("ok", bench().fetch(Bench.get(server)).text(), "the next call");
        assertTrue(
                server.requests().stream()
                        .noneMatch(r -> r.isComplete() && r.method().equals("POST")),
                "no upload is complete");
    }

    /**
     * A byte beyond the declared length never reaches the wire, where it would start another request.
     *
     * <p>The client guards against it too, so a transport may rely on that. Usually broken by libraries that do not
     * count.
     */
    @Test
    default void optional_surplusOfTheBodyIsNotSent() {
        ScriptedServer server = bench().server(
                        connection -> connection.readRequest().answer(200, "ok").drain());
        TestBody body = TestBody.lying(10_000, 20_000, 5_000);
        Probe<Answer> probe = bench().start(Bench.post(server, body));
        Await.until("the exchange ends", () -> probe.ends() > 0);
        RecordedRequest request = server.request(0);
        server.awaitAllEnded();
        assertTrue(
                server.connection(0).received() <= request.head().length + 10_000,
                () -> "bytes after the head: " + (server.connection(0).received() - request.head().length));
    }

    /**
     * An error of the source reaches the subscriber as it is, and the connection is not used again.
     *
     * <p>The client tells "your file is unreadable" from "the network failed" by it. Usually broken by wrapping.
     */
    @Test
    default void required_errorOfTheBodyArrivesAsItIs() {
        ScriptedServer server = bench().server(Script.answering(200, "ok"));
        for (long available : new long[] {0, 50_000}) {
            IOException cause = new IOException("disk read failed");
            TestBody body = TestBody.failing(100_000, available, 10_000, cause);
            assertSame(
                    cause,
                    bench().start(Bench.post(server, body)).awaitError("the source failed"),
                    "the error that the source raised");
            Bench.assertNoBreach(body);
        }
        RequestBody throwing = RequestBody.of(10, subscriber -> {
            throw new IllegalStateException("no second subscription");
        });
        Throwable error = bench().start(Bench.post(server, throwing)).awaitError("subscribing to the source failed");
        assertEquals("no second subscription", error.getMessage(), "the error that the source threw");
        assertEquals("ok", bench().fetch(Bench.get(server)).text(), "the next call");
        assertTrue(
                server.requests().stream()
                        .noneMatch(r -> r.isComplete() && r.method().equals("POST")),
                "no upload is complete");
    }
}
