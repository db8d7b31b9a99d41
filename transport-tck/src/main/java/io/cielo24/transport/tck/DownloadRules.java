package io.cielo24.transport.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cielo24.transport.TransportResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Reading a response: no faster than the consumer, no later than it could, nothing left behind. */
public interface DownloadRules extends Rules {

    /** What may wait in a transport's own memory of a download that nobody reads. */
    long HELD_AT_MOST = 2L << 20;

    /**
     * The consumer's demand reaches the socket: what it has not asked for stays with the server, but for what the kernel
     * and 2 MiB of the transport's own memory hold; and never more buffers come than were asked for.
     *
     * <p>Usually broken by a queue between the socket and the consumer.
     */
    @Test
    default void required_downloadFollowsTheDemand() {
        long length = 48L << 20;
        ScriptedServer server = bench().server(connection -> connection
                .readRequest()
                .send("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n")
                .sendPattern(length));
        Probe<ByteBuffer> probe = Bench.start(bench().transport(), Bench.get(server), 0, TransportResponse::body);
        server.request(0);
        long sent = Bench.awaitStill(
                "a download that nobody reads", () -> server.connection(0).sent());
        assertEquals(0, probe.items().size(), "buffers before the first was asked for");
        probe.request(1);
        probe.awaitItems(1);
        probe.request(2);
        probe.awaitItems(3);
        long sentThen = Bench.awaitStill(
                "a download that nobody reads", () -> server.connection(0).sent());
        assertEquals(3, probe.items().size(), "buffers of the 3 asked for");
        long consumed = probe.items().stream().mapToLong(ByteBuffer::remaining).sum();
        long kernel = KernelQueues.bytes(server.port());
        long held = sentThen - consumed - kernel;
        assertTrue(
                held <= HELD_AT_MOST,
                () -> "at most 2 MiB wait in the transport's memory, was " + held + " bytes (" + sent
                        + " sent at first, " + sentThen + " in the end, " + kernel + " in the kernel, " + consumed
                        + " handed over)");
        probe.request(Long.MAX_VALUE);
        probe.awaitCompletion();
        CRC32 crc = new CRC32();
        probe.items().forEach(buffer -> crc.update(buffer.duplicate()));
        assertEquals(Pattern.crc(length), crc.getValue(), "checksum of the whole body, read after it was complete");
    }

    /**
     * Buffers are the consumer's to keep: what was received first is unchanged when all has been received.
     *
     * <p>Usually broken by a buffer that is used again, or released when {@code onNext} returns.
     */
    @Test
    default void required_receivedBuffersStayAsTheyAre() {
        ScriptedServer server = bench().server(Script.forEachRequest(connection -> connection
                .readBody()
                .send("HTTP/1.1 200 OK\r\nContent-Length: 2000000\r\n\r\n")
                .sendPattern(2_000_000)));
        List<ByteBuffer> kept = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Probe<ByteBuffer> probe =
                    Bench.start(bench().transport(), Bench.get(server), Long.MAX_VALUE, TransportResponse::body);
            kept.addAll(probe.awaitCompletion());
        }
        CRC32 crc = new CRC32();
        long bytes = 0;
        for (ByteBuffer buffer : kept) {
            bytes += buffer.remaining();
            crc.update(buffer);
            if (bytes == 2_000_000) {
                assertEquals(Pattern.crc(2_000_000), crc.getValue(), "checksum of the kept buffers of one response");
                crc.reset();
                bytes = 0;
            }
        }
        assertEquals(0, bytes, "bytes beyond two responses");
    }

    /**
     * What has come is handed over while more is to come.
     *
     * <p>Usually broken by collecting the whole body, or until a buffer is full.
     */
    @Test
    default void required_whatHasComeIsHandedOver() {
        for (String head : List.of("Content-Length: 100", "Transfer-Encoding: chunked")) {
            ScriptedServer server = bench().server(connection -> {
                boolean chunked = head.endsWith("chunked");
                connection.readRequest().send("HTTP/1.1 200 OK\r\n" + head + "\r\n\r\n");
                connection.send((chunked ? "32\r\n" : "") + "a".repeat(50) + (chunked ? "\r\n" : ""));
                connection.awaitRelease();
                connection.send((chunked ? "32\r\n" : "") + "b".repeat(50) + (chunked ? "\r\n0\r\n\r\n" : ""));
                connection.drain();
            });
            Probe<ByteBuffer> probe =
                    Bench.start(bench().transport(), Bench.get(server), Long.MAX_VALUE, TransportResponse::body);
            Await.until(
                    "the first 50 of 100 bytes are handed over, " + head,
                    () -> probe.items().stream().mapToInt(ByteBuffer::remaining).sum() == 50);
            assertEquals(0, probe.ends(), "ends before the body is complete");
            server.release();
            probe.awaitCompletion();
        }
    }

    /**
     * The handler is called when the head is there, on a thread of the transport, before any of the body.
     *
     * <p>Usually broken by waiting for the first bytes of the body.
     */
    @Test
    default void required_handlerIsCalledWhenTheHeadIsThere() {
        ScriptedServer server = bench().server(connection -> connection
                .readRequest()
                .send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n")
                .awaitRelease()
                .send("body")
                .drain());
        Thread[] caller = new Thread[1];
        Probe<Integer> probe = bench().start(Bench.get(server), response -> {
            caller[0] = Thread.currentThread();
            return Mono.just(response.status()).concatWith(response.body().map(ByteBuffer::remaining));
        });
        probe.awaitItems(1);
        assertTrue(caller[0] != Thread.currentThread(), "the handler runs on a thread of the transport");
        assertEquals(List.of(200), probe.items(), "the result before the body comes");
        server.release();
        assertEquals(
                4, probe.awaitCompletion().stream().skip(1).mapToInt(i -> i).sum(), "bytes of the body");
    }

    /**
     * A handler that never subscribes to the body leaks nothing: not the connection, not a place in the pool.
     *
     * <p>Callers look at the status and go. Usually broken by a body that is dropped only when it is read.
     */
    @Test
    default void required_unreadBodyLeaksNothing() {
        ScriptedServer server = bench().server(Script.forEachRequest(connection -> connection
                .readBody()
                .send("HTTP/1.1 200 OK\r\nContent-Length: 20000000\r\n\r\n")
                .sendPattern(20_000_000)));
        for (int i = 0; i < 40; i++) {
            Probe<Integer> probe = bench().start(Bench.get(server), response -> Mono.just(response.status()));
            assertEquals(200, probe.awaitSingle(), "the status");
        }
        server.awaitAllEnded();
    }

    /**
     * A handler that has seen enough of the body ends the exchange, and the rest is dropped.
     *
     * <p>Usually broken by reading on to keep the connection.
     */
    @Test
    default void required_restOfTheBodyIsDropped() {
        ScriptedServer server = bench().server(connection -> connection
                .readRequest()
                .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                .sendChunksForever());
        for (int i = 0; i < 20; i++) {
            Probe<ByteBuffer> probe =
                    bench().start(Bench.get(server), response -> response.body().take(1));
            probe.awaitSingle();
        }
        server.awaitAllEnded();
    }

    /**
     * A response larger than 4 GiB begins to arrive, and can be given up.
     *
     * <p>Usually broken by a length that is parsed as an {@code int}.
     */
    @Test
    default void required_responseBeyondFourGiBArrives() {
        ScriptedServer server = bench().server(connection -> connection
                .readRequest()
                .send("HTTP/1.1 200 OK\r\nContent-Length: 4294968296\r\n\r\n")
                .sendPattern((4L << 30) + 1000));
        Probe<String> probe = bench().start(
                        Bench.get(server),
                        response -> response.body()
                                .take(10)
                                .count()
                                .map(buffers -> response.headers()
                                                .first("Content-Length")
                                                .orElse("-") + " " + buffers));
        assertEquals("4294968296 10", probe.awaitSingle(), "the length, and the buffers read");
        server.awaitAllEnded();
    }
}
