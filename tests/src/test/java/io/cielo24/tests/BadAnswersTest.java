package io.cielo24.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.ApiException;
import io.cielo24.Cielo24Client;
import io.cielo24.Cielo24Exception;
import io.cielo24.Credentials;
import io.cielo24.NetworkException;
import io.cielo24.OutcomeUnknownException;
import io.cielo24.RetryPolicy;
import io.cielo24.Timeouts;
import io.cielo24.UnexpectedAnswerException;
import io.cielo24.job.NewJob;
import io.cielo24.media.MediaFormat;
import io.cielo24.transcript.CaptionFormat;
import io.cielo24.transcript.CaptionRequest;
import io.cielo24.transport.tck.Script;
import io.cielo24.transport.tck.ScriptedServer;
import io.cielo24.transport.tck.ServerConnection;
import io.cielo24.transport.tck.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.test.StepVerifier;

/** Answers that nobody promised, and connections that end badly, on real sockets. */
class BadAnswersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String JOB = "0123456789abcdef0123456789abcdef";
    private static final String TOKEN = "feedfacefeedfacefeedfacefeedface";
    private static final String GOOD = "{\"JobId\":\"" + JOB + "\",\"JobStatus\":\"Pending\"}";

    @TempDir
    Path folder;

    private ScriptedServer server;
    private Timeouts timeouts = Timeouts.defaults();

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private Cielo24Client client(String transport, URI endpoint) {
        return Cielo24Client.builder()
                .endpoint(endpoint)
                .credentials(Credentials.token(TOKEN))
                .transport(transport)
                .retries(RetryPolicy.none())
                .timeouts(timeouts)
                .build();
    }

    /** The first call gets the bad part, what follows is answered well: the client must have survived. */
    private void fails(
            String transport,
            Script bad,
            Function<Cielo24Client, Publisher<?>> call,
            Class<? extends Cielo24Exception> type,
            String... words) {
        server = ScriptedServer.start(Wire.PLAIN, Script.firstThen(bad, Script.answering(200, GOOD)));
        try (Cielo24Client client = client(transport, server.uri("/api"))) {
            StepVerifier.create(call.apply(client))
                    .thenConsumeWhile(item -> true)
                    .expectErrorSatisfies(error -> assertThat(error)
                            .isInstanceOf(type)
                            .hasMessageContainingAll(words)
                            .hasMessageNotContaining(TOKEN))
                    .verify(PATIENCE);
            assertThat(client.jobs().info(JOB).block(PATIENCE)).isNotNull();
        } finally {
            server.close();
        }
    }

    private static Script once(int status, String body, String... headers) {
        return connection -> connection.readRequest().answer(status, body, withClose(headers));
    }

    private static String[] withClose(String... headers) {
        return Stream.concat(Stream.of(headers), Stream.of("Connection: close")).toArray(String[]::new);
    }

    private static Publisher<?> info(Cielo24Client client) {
        return client.jobs().info(JOB);
    }

    private static Publisher<?> create(Cielo24Client client) {
        return client.jobs().create(NewJob.builder().externalId("key-7").build());
    }

    @Transports.Each
    void a400WithTheErrorObjectIsARefusal(String transport) {
        String body = "{\"ErrorType\":\"ITEM_NOT_FOUND\",\"ErrorComment\":\"no job, api_token=" + TOKEN + "\"}";
        fails(
                transport,
                once(400, body),
                BadAnswersTest::info,
                ApiException.class,
                "ITEM_NOT_FOUND",
                "no job",
                "/job/info",
                "400");
    }

    @Transports.Each
    void a400WithHtmlShowsHowItBegins(String transport) {
        fails(
                transport,
                once(400, "<html>token " + TOKEN + " is bad</html>", "Content-Type: text/html"),
                BadAnswersTest::info,
                UnexpectedAnswerException.class,
                "400",
                "text/html",
                "<html>");
    }

    @Transports.Each
    void a502WithNothingIsNamed(String transport) {
        fails(
                transport,
                once(502, ""),
                BadAnswersTest::info,
                UnexpectedAnswerException.class,
                "502",
                "empty body",
                "gateway");
    }

    @Transports.Each
    void a502LeavesABilledCallUnknown(String transport) {
        fails(
                transport,
                once(502, ""),
                BadAnswersTest::create,
                OutcomeUnknownException.class,
                "/job/new",
                "key-7",
                "job/list");
    }

    @Transports.Each
    void a200WithBrokenJsonIsNoResult(String transport) {
        fails(
                transport,
                once(200, "{\"JobId\": "),
                BadAnswersTest::info,
                UnexpectedAnswerException.class,
                "JSON was promised",
                "{\"JobId\":");
    }

    @Transports.Each
    void a200WithoutWhatWasPromisedNamesWhatIsMissing(String transport) {
        fails(
                transport,
                once(200, "{\"JobStatus\":\"Pending\"}"),
                BadAnswersTest::info,
                UnexpectedAnswerException.class,
                "'JobId' is missing");
    }

    @Transports.Each
    void a200WithBrokenJsonLeavesABilledCallUnknown(String transport) {
        fails(transport, once(200, "<html>"), BadAnswersTest::create, OutcomeUnknownException.class, "/job/new");
    }

    @Transports.Each
    void theErrorObjectWhereAFileWasAskedForIsARefusalAndNoFileAppears(String transport) throws IOException {
        String body = "  {\"ErrorType\":\"INVALID_QUERY\",\"ErrorComment\":\"not ready\"}";
        fails(
                transport,
                once(200, body),
                client -> client.transcripts()
                        .captionTo(JOB, CaptionRequest.of(CaptionFormat.SRT), folder.resolve("c.srt")),
                ApiException.class,
                "INVALID_QUERY",
                "not ready");
        fails(
                transport,
                once(200, body),
                client -> client.transcripts().captionText(JOB, CaptionRequest.of(CaptionFormat.SRT)),
                ApiException.class,
                "not ready");
        fails(
                transport,
                once(200, body),
                client -> client.media().download(JOB, MediaFormat.MP4),
                ApiException.class,
                "not ready");
        nothingIsLeft();
    }

    @Transports.Each
    void aRedirectIsNotFollowed(String transport) {
        fails(
                transport,
                once(302, "", "Location: http://127.0.0.1:1/elsewhere"),
                BadAnswersTest::info,
                UnexpectedAnswerException.class,
                "redirect",
                "302");
    }

    @Transports.Each
    void anEndlessAnswerIsNotReadWhole(String transport) {
        Script endless = connection -> connection
                .readRequest()
                .send("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n")
                .sendPattern(99_999_999_999L);
        fails(
                transport,
                endless,
                BadAnswersTest::info,
                UnexpectedAnswerException.class,
                "larger than the 16777216 bytes");
    }

    @Transports.Each
    void aResetAfterTheRequestIsSafeToRepeatOnlyForAReadingCall(String transport) {
        // A transport may repeat a bodyless GET by itself, so every connection of this server behaves badly.
        for (boolean billed : new boolean[] {false, true}) {
            server = ScriptedServer.start(
                    Wire.PLAIN, connection -> connection.readRequest().reset());
            try (Cielo24Client client = client(transport, server.uri("/api"))) {
                StepVerifier.create(billed ? create(client) : info(client))
                        .expectError(billed ? OutcomeUnknownException.class : NetworkException.class)
                        .verify(PATIENCE);
                assertThat(server.requests()).hasSizeLessThanOrEqualTo(billed ? 1 : 2);
            } finally {
                server.close();
            }
        }
    }

    @Transports.Each
    void aSilentConnectionEndsByTheAnswerLimit(String transport) {
        timeouts = Timeouts.defaults().withAnswer(Duration.ofMillis(500));
        fails(
                transport,
                connection -> connection.readRequest().awaitRelease(),
                BadAnswersTest::info,
                NetworkException.class,
                "no answer within PT0.5S");
        fails(
                transport,
                connection -> connection.readRequest().awaitRelease(),
                BadAnswersTest::create,
                OutcomeUnknownException.class,
                "no answer within PT0.5S");
    }

    @Transports.Each
    void aRefusedConnectionSentNothing(String transport) throws IOException {
        try (Socket bound = new Socket()) { // which does not listen, and lets nobody else listen there meanwhile
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (Cielo24Client client =
                    client(transport, URI.create("http://127.0.0.1:" + bound.getLocalPort() + "/api"))) {
                StepVerifier.create(create(client))
                        .expectErrorSatisfies(error -> assertThat(error)
                                .isInstanceOfSatisfying(
                                        NetworkException.class,
                                        failure -> assertThat(failure.requestSent())
                                                .isFalse())
                                .hasMessageContaining("/job/new could not be sent"))
                        .verify(PATIENCE);
            }
        }
    }

    @Transports.Each
    void aDownloadThatIsCutOffLeavesNoFile(String transport) throws IOException {
        Script cut = connection -> connection
                .readRequest()
                .send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
                .sendPattern(400_000)
                .cut();
        fails(
                transport,
                cut,
                client -> client.media().downloadTo(JOB, MediaFormat.MP4, folder.resolve("m.mp4")),
                NetworkException.class,
                "/job/download_media");
        nothingIsLeft();
    }

    @Transports.Each
    void aCancelledDownloadLeavesNoFileAndClosesItsConnection(String transport) throws Exception {
        server = ScriptedServer.start(Wire.PLAIN, connection -> {
            connection
                    .readRequest()
                    .send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
                    .sendPattern(500_000)
                    .awaitRelease();
        });
        try (Cielo24Client client = client(transport, server.uri("/api"))) {
            CountDownLatch underWay = new CountDownLatch(1);
            Disposable download = client.media()
                    .downloadTo(JOB, MediaFormat.MP4, folder.resolve("m.mp4"), progress -> underWay.countDown())
                    .subscribe();
            assertThat(underWay.await(30, TimeUnit.SECONDS)).isTrue();
            download.dispose();
            Wait.until("the folder is empty", () -> {
                try (Stream<Path> left = Files.list(folder)) {
                    return left.findAny().isEmpty();
                }
            });
            server.release();
            Wait.until(
                    "the connection has ended",
                    () -> server.connections().stream().allMatch(ServerConnection::isFinished));
        }
    }

    private void nothingIsLeft() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
