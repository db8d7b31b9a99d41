package io.cielo24.transport.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cielo24.transport.TransportResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Slowness is not failure: how long to wait, and for what, is the client's decision. */
public interface PatienceRules extends Rules {

    /**
     * An answer that comes long after the last byte of the body is waited for.
     *
     * <p>The service registers a large file before it answers; how long to wait is the client's decision. Usually broken
     * by a default timeout of the library.
     */
    @Test
    default void required_lateAnswerIsWaitedFor() {
        ScriptedServer server = bench().server(
                        connection -> connection.readRequest().awaitRelease().answer(200, "late"));
        Probe<Answer> probe = bench().start(Bench.post(server, TestBody.of(100_000, 1 << 14)));
        Await.until(
                "the body arrives",
                () -> server.requests().size() == 1 && server.request(0).isComplete());
        assertTrue(!Await.within(Duration.ofMillis(800), () -> probe.ends() > 0), "still waiting for the answer");
        server.release();
        assertEquals("late", probe.awaitSingle().text(), "the late answer");
    }

    /**
     * A server that reads slowly, but reads, is served to the end.
     *
     * <p>Slow lines are normal; whether a transfer is too slow is the client's decision. Usually broken by a write
     * timeout or a limit on the whole request.
     */
    @Test
    default void required_slowReaderIsServed() {
        ScriptedServer server = bench().server(connection -> {
            connection.readHead();
            for (int i = 0; i < 30; i++) {
                connection.readBody(200_000).pause(Duration.ofMillis(20));
            }
            connection.answer(200, "ok");
        });
        assertEquals(
                "ok",
                bench().fetch(Bench.post(server, TestBody.of(6_000_000, 1 << 16)))
                        .text(),
                "the answer");
        assertEquals(Pattern.crc(6_000_000), server.request(0).bodyCrc(), "checksum of the body");
    }

    /**
     * A response that pauses, in its head or in its body, is waited for.
     *
     * <p>How long to wait is the client's decision. Usually broken by a read timeout of the library.
     */
    @Test
    default void required_pausesAreWaitedFor() {
        ScriptedServer server = bench().server(connection -> connection
                .readRequest()
                .send("HTTP/1.1 200 OK\r\nConte")
                .pause(Duration.ofMillis(400))
                .send("nt-Length: 4\r\n\r\nab")
                .pause(Duration.ofMillis(400))
                .send("cd"));
        assertEquals("abcd", bench().fetch(Bench.get(server)).text(), "the body");
    }

    /**
     * A consumer that takes its time gets the whole body.
     *
     * <p>It may be writing to a slow disk. Usually broken by a read timeout that runs while nobody asks for more.
     */
    @Test
    default void required_slowConsumerIsServed() {
        ScriptedServer server = bench().server(Script.forEachRequest(connection -> connection
                .readBody()
                .send("HTTP/1.1 200 OK\r\nContent-Length: 3000000\r\n\r\n")
                .sendPattern(3_000_000)));
        Probe<ByteBuffer> probe = Bench.start(bench().transport(), Bench.get(server), 1, TransportResponse::body);
        for (int i = 1; i <= 3; i++) {
            probe.awaitItems(i);
            assertTrue(
                    !Await.within(Duration.ofMillis(300), () -> probe.ends() > 0), "nothing happens while nobody asks");
            probe.request(1);
        }
        probe.request(Long.MAX_VALUE);
        assertEquals(
                3_000_000,
                probe.awaitCompletion().stream().mapToInt(ByteBuffer::remaining).sum(),
                "bytes of the body");
    }
}
