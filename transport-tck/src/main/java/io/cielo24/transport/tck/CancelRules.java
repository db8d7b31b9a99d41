package io.cielo24.transport.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cielo24.transport.TransportResponse;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Cancelling, at any moment: the connection goes, the body's source is told, nobody hears of it. */
public interface CancelRules extends Rules {

    /**
     * Cancelled while it waits for the answer, an exchange closes its connection.
     *
     * <p>A server that works on something long has to notice. Usually broken by a cancel that only stops listening.
     */
    @Test
    default void required_cancelWhileWaitingClosesTheConnection() {
        ScriptedServer server =
                bench().server(connection -> connection.readRequest().drain());
        Probe<Answer> probe = bench().start(Bench.post(server, TestBody.of(1000, 1000)));
        Await.until(
                "the request arrives",
                () -> server.requests().size() == 1 && server.request(0).isComplete());
        probe.cancel();
        server.awaitAllEnded();
        assertEquals(0, probe.ends(), "signals after cancelling");
    }

    /**
     * Cancelled during the upload, an exchange cancels the source, and closes the connection; whether the server reads
     * or not, and whether the source waits or not.
     *
     * <p>A file stays open otherwise. Usually broken by an upload that goes on in the background.
     */
    @Test
    default void required_cancelDuringUploadCancelsTheSource() {
        for (boolean serverReads : new boolean[] {true, false}) {
            for (boolean sourceWaits : new boolean[] {true, false}) {
                ScriptedServer server = bench().server(connection -> {
                    connection.readHead();
                    if (!serverReads) {
                        connection.awaitRelease();
                    }
                    connection.drain();
                });
                long length = 1L << 40;
                TestBody body = sourceWaits ? TestBody.hanging(length, 100_000, 1 << 14) : TestBody.of(length, 1 << 14);
                Probe<Answer> probe = bench().start(Bench.post(server, body));
                Await.until("the upload has begun", () -> server.requests().size() == 1 && body.emitted() >= 100_000);
                probe.cancel();
                Await.until("the source is cancelled", body::isCancelled);
                server.release();
                server.awaitAllEnded();
                assertEquals(0, probe.ends(), "signals after cancelling");
                Bench.assertNoBreach(body);
            }
        }
    }

    /**
     * Cancelled during the download, an exchange closes its connection; whether the consumer was reading or not.
     *
     * <p>The server would be stuck for as long as the transport lives. Usually broken when nobody asks for more.
     */
    @Test
    default void required_cancelDuringDownloadClosesTheConnection() {
        ScriptedServer server = bench().server(connection -> connection
                .readRequest()
                .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                .sendChunksForever());
        for (long demand : new long[] {1, 20}) {
            Probe<ByteBuffer> probe =
                    Bench.start(bench().transport(), Bench.get(server), demand, TransportResponse::body);
            probe.awaitItems((int) demand);
            probe.cancel();
            server.awaitAllEnded();
            assertEquals(0, probe.ends(), "signals after cancelling");
        }
    }

    /**
     * Cancelled when the head is there and the body not yet subscribed to, or not yet there, an exchange closes its
     * connection.
     *
     * <p>Usually broken by libraries whose response exists apart from its body.
     */
    @Test
    default void required_cancelBetweenHeadAndBodyClosesTheConnection() {
        ScriptedServer server = bench().server(connection -> connection
                .readRequest()
                .send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
                .drain());
        Probe<Object> unsubscribed = bench().start(
                        Bench.get(server),
                        response -> Flux.<Object>just(response.status()).concatWith(Mono.never()));
        unsubscribed.awaitItems(1);
        unsubscribed.cancel();
        server.awaitAllEnded();
        Probe<Object> waiting = bench().start(
                        Bench.get(server),
                        response -> Flux.<Object>just(response.status()).concatWith(response.body()));
        waiting.awaitItems(1);
        waiting.cancel();
        server.awaitAllEnded();
    }

    /**
     * Cancelled while it connects, an exchange gives up the attempt.
     *
     * <p>Usually broken by a cancel that is looked at when the connection is there.
     */
    @Test
    default void required_cancelWhileConnectingClosesTheConnection() {
        ScriptedServer silent = bench().keep(ScriptedServer.start(Wire.PLAIN, ServerConnection::drain));
        TestBody body = TestBody.of(1000, 1000);
        URI uri = URI.create("https://localhost:" + silent.port() + "/");
        Probe<Answer> probe = bench().start(Bench.request("POST", uri, body));
        Await.until("the TLS handshake begins", () -> silent.connection(0).received() > 0);
        probe.cancel();
        silent.awaitAllEnded();
        assertEquals(0, body.subscriptions(), "subscriptions to a body that was never sent");
        assertEquals(0, probe.ends(), "signals after cancelling");
    }

    /**
     * Cancelling from within {@code onNext}, or from within the handler, works as from anywhere.
     *
     * <p>Usually broken by a lock, or by a subscription that is not there yet.
     */
    @Test
    default void required_cancelFromWithinWorks() {
        ScriptedServer server = bench().server(connection -> connection
                .readRequest()
                .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                .sendChunksForever());
        List<Probe<ByteBuffer>> holder = new ArrayList<>();
        Probe<ByteBuffer> inOnNext =
                new Probe<>(Long.MAX_VALUE, item -> holder.get(0).cancel());
        holder.add(inOnNext);
        bench().transport()
                .<ByteBuffer>exchange(Bench.get(server), TransportResponse::body)
                .subscribe(inOnNext);
        inOnNext.awaitItems(1);
        server.awaitAllEnded();
        Probe<ByteBuffer> inHandler = new Probe<>(Long.MAX_VALUE);
        bench().transport()
                .<ByteBuffer>exchange(Bench.get(server), response -> {
                    inHandler.cancel();
                    return response.body();
                })
                .subscribe(inHandler);
        server.request(1);
        server.awaitAllEnded();
        assertEquals(0, inHandler.ends() + inOnNext.ends(), "signals after cancelling");
    }

    /**
     * Cancelling one exchange leaves the others alone.
     *
     * <p>Usually broken by state shared between exchanges.
     */
    @Test
    default void required_cancelLeavesOthersAlone() {
        ScriptedServer server = bench().server(Script.forEachRequest(connection -> connection
                .readBody()
                .awaitRelease()
                .answer(200, connection.request().target())));
        List<Probe<Answer>> probes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            probes.add(bench().start(Bench.get(server.uri("/" + i))));
        }
        Await.until("20 requests arrive", () -> server.requests().size() == 20);
        for (int i = 0; i < 20; i += 2) {
            probes.get(i).cancel();
        }
        server.release();
        for (int i = 1; i < 20; i += 2) {
            assertEquals("/" + i, probes.get(i).awaitSingle().text(), "the answer to exchange " + i);
        }
    }

    /**
     * Cancelling writes nothing, to no log and no stream, and drops no error on reactor's floor.
     *
     * <p>Cancelling is normal. Usually broken by an error that comes too late for its subscriber.
     */
    @Test
    default void required_cancelIsSilent() {
        ScriptedServer server = bench().server(Script.forEachRequest(connection -> {
            switch (connection.request().target()) {
                case "/wait" -> connection.drain();
                case "/head" ->
                    connection
                            .readBody()
                            .send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n")
                            .drain();
                default ->
                    connection
                            .readBody()
                            .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                            .sendChunksForever();
            }
        }));
        ScriptedServer silent = bench().keep(ScriptedServer.start(Wire.PLAIN, ServerConnection::drain));
        try (Listening listening = Listening.start()) {
            for (int i = 0; i < 20; i++) {
                for (String path : List.of("/wait", "/head", "/endless")) {
                    int before = server.requests().size();
                    TestBody body = path.equals("/wait") ? TestBody.of(1L << 40, 1 << 14) : TestBody.of(100, 100);
                    Probe<Answer> probe = bench().start(Bench.request("POST", server.uri(path), body));
                    server.request(before);
                    probe.cancel();
                }
                Probe<Answer> probe = bench().start(Bench.get(URI.create("https://localhost:" + silent.port() + "/")));
                silent.connection(i);
                probe.cancel();
            }
            server.awaitAllEnded();
            silent.awaitAllEnded();
            // The last word about a cancelled exchange may still be on its way when its connection has gone.
            if (Await.within(Duration.ofMillis(300), () -> !listening.heard().isEmpty())) {
                throw new AssertionFailedError("cancelling is silent, but this was heard: " + listening.heard());
            }
        }
    }
}
