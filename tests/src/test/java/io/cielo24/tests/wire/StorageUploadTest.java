package io.cielo24.tests.wire;

import static io.cielo24.tests.wire.WireCase.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.LocalMediaException;
import io.cielo24.NetworkException;
import io.cielo24.OutcomeUnknownException;
import io.cielo24.RetryPolicy;
import io.cielo24.UnexpectedAnswerException;
import io.cielo24.media.MediaSource;
import io.cielo24.media.TransferProgress;
import io.cielo24.media.UploadUrl;
import io.cielo24.tests.Transports;
import io.cielo24.transport.TransportConfig;
import io.cielo24.transport.tck.RecordedRequest;
import io.cielo24.transport.tck.Script;
import io.cielo24.transport.tck.ScriptedServer;
import io.cielo24.transport.tck.TestKeys;
import io.cielo24.transport.tck.Wire;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The upload past the service: the storage gets the bytes and no credential, and nobody hears of its signed URL. */
class StorageUploadTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SIGNED = "/bucket/hush-key%2Fpart?X-Amz-Signature=hush%2Bhush%3D&x=+";

    @TempDir
    Path folder;

    private final List<ScriptedServer> servers = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(ScriptedServer::close);
    }

    private ScriptedServer server(Script script) {
        ScriptedServer server = ScriptedServer.start(Wire.PLAIN, script);
        servers.add(server);
        return server;
    }

    /** A service that names the URL on the storage. */
    private ScriptedServer service(ScriptedServer storage) {
        return server(Script.answering(200, "{\"upload_url\":\"" + storage.uri(SIGNED) + "\"}"));
    }

    private static Cielo24Client client(String transport, ScriptedServer service) {
        return Cielo24Client.builder()
                .endpoint(service.uri("/api"))
                .credentials(Credentials.token(Sent.TOKEN))
                .transport(transport)
                .retries(RetryPolicy.defaults().withDelays(Duration.ofMillis(1), Duration.ofMillis(1)))
                .build();
    }

    @Transports.Each
    void theStorageGetsTheBytesAndNothingElse(String transport) throws Exception {
        byte[] bytes = new byte[700_000];
        Arrays.fill(bytes, (byte) 'm');
        Path media = Files.write(folder.resolve("m.mp4"), bytes);
        ScriptedServer storage = server(Script.answering(200, "<ok/>"));
        ScriptedServer service = service(storage);
        List<TransferProgress> progress = new CopyOnWriteArrayList<>();
        try (Cielo24Client client = client(transport, service)) {
            client.media()
                    .addMediaToStorage(JOB, MediaSource.file(media), progress::add)
                    .block(PATIENCE);
        }

        assertThat(service.requests())
                .extracting(RecordedRequest::requestLine)
                .containsExactly(
                        "GET /api/job/request_upload_url?v=1&job_id=" + JOB + "&api_token=" + Sent.TOKEN + " HTTP/1.1");
        assertThat(storage.requests()).hasSize(1);
        RecordedRequest put = storage.request(0);
        assertThat(put.requestLine()).isEqualTo("PUT " + SIGNED + " HTTP/1.1");
        assertThat(put.headers("Content-Length")).containsExactly("700000");
        assertThat(put.body()).isEqualTo(bytes);
        assertThat(put.headerLines())
                .allMatch(line -> line.toLowerCase(Locale.ROOT)
                        .matches("(host|content-length|user-agent|accept|connection): .*"));
        assertThat(new String(put.head(), StandardCharsets.ISO_8859_1))
                .doesNotContain(Sent.TOKEN)
                .doesNotContainIgnoringCase("content-type")
                .doesNotContainIgnoringCase("authorization");
        assertThat(progress.get(progress.size() - 1)).isEqualTo(new TransferProgress(700_000, 700_000));
    }

    @Transports.Each
    void aRefusalOfTheStorageIsToldByItsCodeWithoutItsWords(String transport) {
        ScriptedServer storage = server(connection -> connection
                .readRequest()
                .answer(
                        403,
                        "<Error><Code>SignatureDoesNotMatch</Code><StringToSign>hush</StringToSign></Error>",
                        "Content-Type: application/xml",
                        "Connection: close"));
        Throwable error = failure(transport, service(storage), MediaSource.bytes(new byte[10]));

        assertThat(error)
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasMessageContainingAll("/job/request_upload_url (PUT)", "403", "SignatureDoesNotMatch");
        saysNoSecret(error);
    }

    @Transports.Each
    void aStorageThatIsNotThereHasTakenNothing(String transport) {
        ScriptedServer storage = ScriptedServer.start(Wire.PLAIN, Script.answering(200, ""));
        ScriptedServer service = service(storage);
        storage.close();
        Throwable error = failure(transport, service, MediaSource.bytes(new byte[10]));

        assertThat(error)
                .isInstanceOfSatisfying(
                        NetworkException.class,
                        network -> assertThat(network.requestSent()).isFalse());
        saysNoSecret(error);
    }

    @Transports.Each
    void anAnswerThatNeverComesLeavesTheOutcomeUnknown(String transport) {
        ScriptedServer storage = server(connection -> connection.readRequest().reset());
        Throwable error = failure(transport, service(storage), MediaSource.bytes(new byte[10]));

        assertThat(error).isInstanceOf(OutcomeUnknownException.class).hasMessageContaining("job/info");
        saysNoSecret(error);
        assertThat(storage.requests()).hasSize(1);
    }

    @Transports.Each
    void aMediaThatIsNotThereFailsBeforeAnythingIsAskedFor(String transport) {
        ScriptedServer service = server(Script.answering(200, "{}"));
        Throwable error = failure(transport, service, MediaSource.file(folder.resolve("missing.mp4")));

        assertThat(error).isInstanceOf(LocalMediaException.class).hasMessageContaining("missing.mp4");
        assertThat(service.requests()).isEmpty();
    }

    @Transports.Each
    void aUrlThatCannotBeUsedIsNotTold(String transport) {
        for (String answer : List.of(
                "{\"upload_url\":\"https://storage.example.org/hush hush?Signature=hush\"}",
                "{\"upload_url\":\"ftp://storage.example.org/x?Signature=hush\"}",
                "{\"upload_url\":\"https:/x?Signature=hush\"}",
                "{\"upload_url\":\"https://storage.example.org/x?Signature=hush",
                "{\"other\":\"https:\\/\\/storage.example.org\\/x?Signature=hush\"}")) {
            ScriptedServer service = server(Script.answering(200, answer));
            Throwable error = failure(transport, service, MediaSource.bytes(new byte[10]));

            assertThat(error).isInstanceOf(UnexpectedAnswerException.class);
            saysNoSecret(error);
        }
    }

    @Transports.Each
    void overHttpsAMediaIsNotSentInTheClear(String transport) {
        ScriptedServer storage = server(Script.answering(200, ""));
        ScriptedServer service = ScriptedServer.start(
                Wire.TLS, Script.answering(200, "{\"upload_url\":\"" + storage.uri(SIGNED) + "\"}"));
        servers.add(service);
        try (Cielo24Client client = Cielo24Client.builder()
                .endpoint(service.uri("/api"))
                .credentials(Credentials.token(Sent.TOKEN))
                .transport(transport)
                .transportConfig(TransportConfig.builder()
                        .trustStore(TestKeys.trustStore())
                        .build())
                .build()) {
            Throwable error = catchThrowable(() -> client.media()
                    .addMediaToStorage(JOB, MediaSource.bytes(new byte[10]))
                    .block(PATIENCE));

            assertThat(error).isInstanceOf(UnexpectedAnswerException.class).hasMessageContaining("not an https URL");
            assertThat(storage.requests()).isEmpty();
        }
    }

    @Transports.Each
    void theUrlForSomebodyElseIsHandedOverAndNotPrinted(String transport) {
        ScriptedServer storage = server(Script.answering(200, ""));
        try (Cielo24Client client = client(transport, service(storage))) {
            UploadUrl url = client.media().uploadUrl(JOB).block(PATIENCE);

            assertThat(url.url()).isEqualTo(storage.uri(SIGNED));
            assertThat(url.toString()).doesNotContain("hush");
        }
    }

    private Throwable failure(String transport, ScriptedServer service, MediaSource source) {
        try (Cielo24Client client = client(transport, service)) {
            return catchThrowable(
                    () -> client.media().addMediaToStorage(JOB, source).block(PATIENCE));
        }
    }

    private static void saysNoSecret(Throwable error) {
        StringWriter all = new StringWriter();
        error.printStackTrace(new PrintWriter(all));
        assertThat(all.toString()).doesNotContain("hush").doesNotContain(Sent.TOKEN);
    }
}
