package io.cielo24.transport.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cielo24.transport.TransportException.Phase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server that answers before it has read the whole body: mostly to say no. */
public interface EarlyAnswerRules extends Rules {

    /** More than all buffers on the way can take, so that the upload is really under way. */
    long LARGE = 24L << 20;

    /** More than a client on a busy machine has taken by the time that it hears of a reset. */
    long ENDLESS = 1L << 30;

    /**
     * An answer during the upload is handed over, when the server goes on to read the rest.
     *
     * <p>It says why the upload is refused ("this job has media already"). Usually broken by an upload whose failure
     * hides the answer.
     */
    @Test
    default void required_earlyAnswerIsHandedOver() {
        for (int status : new int[] {400, 200}) {
            ScriptedServer server = bench().server(connection -> connection
                    .readHead()
                    .readBody(1 << 16)
                    .answer(status, "early")
                    .readBody());
            TestBody body = TestBody.of(LARGE, 1 << 16);
            Answer answer = bench().fetch(Bench.post(server, body));
            assertEquals(status + " early", answer.status() + " " + answer.text(), "the answer");
            Await.until("the source is cancelled, or read to its end", () -> body.isCancelled() || body.isCompleted());
            assertEquals(1, server.requests().size(), "requests on the wire");
            Bench.assertNoBreach(body);
        }
    }

    /**
     * As before, with a server that has closed its side after the answer.
     *
     * <p>Usually broken by taking the end of the stream for the end of the exchange.
     */
    @Test
    default void required_earlyAnswerBeforeHalfCloseIsHandedOver() {
        ScriptedServer server = bench().server(connection -> connection
                .readHead()
                .readBody(1 << 16)
                .answer(400, "early", "Connection: close")
                .halfClose()
                .drain());
        Answer answer = bench().fetch(Bench.post(server, TestBody.of(LARGE, 1 << 16)));
        assertEquals("400 early", answer.status() + " " + answer.text(), "the answer");
    }

    /**
     * An early answer is handed over even though the server reads no more, and the rest of the body is cancelled.
     *
     * <p>Switched off by {@link HttpTransportTck#surfacesEarlyAnswerBeforeBodyIsSent()}. Usually broken by libraries
     * that look for an answer only when the body is sent.
     */
    @Test
    default void required_earlyAnswerOfAServerThatReadsNoMore() {
        Bench.assume(
                bench().suite().surfacesEarlyAnswerBeforeBodyIsSent(),
                "the suite says that an answer is not seen before the body is sent");
        ScriptedServer server = bench().server(connection -> connection
                .readHead()
                .readBody(1 << 16)
                .answer(400, "early")
                .awaitRelease()
                .drain());
        TestBody body = TestBody.of(LARGE, 1 << 16);
        Answer answer = bench().fetch(Bench.post(server, body));
        assertEquals("400 early", answer.status() + " " + answer.text(), "the answer");
        Await.until("the rest of the body is cancelled", body::isCancelled);
        server.release();
        server.awaitAllEnded();
        assertTrue(server.connection(0).received() < LARGE, "the rest of the body is not sent");
    }

    /**
     * When the server answers and closes with the body unread, the connection is reset. The answer or a failure that
     * leaves the outcome open is fine; a second request is not.
     *
     * <p>This is what many servers do. Usually broken by a library that takes the reset for a stale connection and
     * repeats.
     */
    @Test
    default void required_earlyAnswerThenResetIsNeverRepeated() {
        ScriptedServer server = bench().server(connection ->
                connection.readHead().readBody(1 << 16).answer(400, "early", "Connection: close"));
        for (int i = 0; i < 20; i++) {
            TestBody body = TestBody.of(ENDLESS, 1 << 16);
            Probe<Answer> probe = bench().start(Bench.post(server, body));
            Await.until("the exchange ends", () -> probe.ends() > 0);
            Throwable error = probe.error();
            if (error != null) {
                Bench.assertSent(
                        Bench.asTransportException(error), Phase.REQUEST, Phase.RESPONSE_HEAD, Phase.RESPONSE_BODY);
            }
            Await.until("the source is cancelled", body::isCancelled);
            assertEquals(i + 1, server.requests().size(), "requests on the wire after " + (i + 1) + " uploads");
            assertEquals(1, body.subscriptions(), "subscriptions to the body");
            Bench.assertNoBreach(body);
        }
    }

    /**
     * The answer wins over the reset that follows it: in 18 of 20 uploads at least.
     *
     * <p>Usually broken by failing on the write error before the bytes are read that came in earlier.
     */
    @Test
    default void optional_earlyAnswerThenResetIsHandedOver() {
        ScriptedServer server = bench().server(
                        connection -> connection.readHead().readBody(1 << 16).answer(400, "early"));
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Probe<Answer> probe = bench().start(Bench.post(server, TestBody.of(LARGE, 1 << 16)));
            Await.until("the exchange ends", () -> probe.ends() > 0);
            probe.items().forEach(answer -> answers.add(answer.status()));
        }
        assertTrue(answers.size() >= 18, () -> "uploads of 20 that ended with the answer: " + answers.size());
    }

    /**
     * After an early answer the next call gets its own answer, on whatever connection.
     *
     * <p>A connection with half a body on it must not be used again: the server would read the next request as the
     * body's rest. One whose body was sent whole after all may be.
     */
    @Test
    default void required_connectionOfAnEarlyAnswerIsNotReused() {
        ScriptedServer server = bench().server(Script.forEachRequest(connection -> {
            if (connection.request().target().equals("/early")) {
                connection.readBody(1 << 16).answer(400, "early");
            } else {
                connection.readBody().answer(200, "next");
            }
        }));
        assertEquals(
                400,
                bench().fetch(Bench.request("POST", server.uri("/early"), TestBody.of(LARGE, 1 << 16)))
                        .status(),
                "the early answer");
        assertEquals(
                "next", bench().fetch(Bench.post(server, TestBody.of(10, 10))).text(), "the next call's answer");
    }

    /**
     * A server that breaks off during the upload, without an answer, fails the exchange; the source is cancelled and
     * nothing is repeated.
     *
     * <p>Usually broken by waiting for an answer that cannot come.
     */
    @Test
    default void required_uploadBrokenOffFails() {
        ScriptedServer server = bench().server(Script.firstThen(
                connection -> connection.readHead().readBody(1 << 16).reset(),
                connection -> connection.readHead().readBody(1 << 16).cut()));
        for (int i = 0; i < 2; i++) {
            TestBody body = TestBody.of(ENDLESS, 1 << 16);
            Bench.assertSent(
                    bench().failure(Bench.post(server, body), "the server broke off"),
                    Phase.REQUEST,
                    Phase.RESPONSE_HEAD);
            Await.until("the source is cancelled", body::isCancelled);
            assertEquals(i + 1, server.requests().size(), "requests on the wire");
            Bench.assertNoBreach(body);
        }
    }
}
