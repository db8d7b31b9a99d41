package io.cielo24.internal;

import static io.cielo24.internal.TestClient.JOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.ApiException;
import io.cielo24.Cielo24Client;
import io.cielo24.LocalMediaException;
import io.cielo24.RetryPolicy;
import io.cielo24.UnexpectedAnswerException;
import io.cielo24.media.MediaFormat;
import io.cielo24.transcript.CaptionFormat;
import io.cielo24.transcript.CaptionRequest;
import io.cielo24.transcript.TranscriptFile;
import io.cielo24.transcript.TranscriptRequest;
import io.cielo24.transport.Headers;
import io.cielo24.transport.TransportResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** The service's error object may come where a file was asked for; a file may look like one. */
class RefusalsTest {

    private static final String REFUSAL = "{\"ErrorType\":\"INVALID_QUERY\",\"ErrorComment\":\"not ready\"}";

    private static Cielo24Client serving(Headers headers, String content, int pieces) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        int size = Math.max(1, (bytes.length + pieces - 1) / pieces);
        Flux<ByteBuffer> body = Flux.range(0, (bytes.length + size - 1) / size)
                .map(i -> ByteBuffer.wrap(bytes, i * size, Math.min(size, bytes.length - i * size))
                        .slice());
        return TestClient.builder(TestClient.transport(sent -> Mono.just(new TransportResponse(200, headers, body))))
                .retries(RetryPolicy.none()) // their pauses are of the clock on the wall
                .build();
    }

    private static Mono<String> streamed(Cielo24Client client) {
        return client.media()
                .download(JOB, MediaFormat.MP4)
                .collect(StringBuilder::new, (text, buffer) -> text.append(StandardCharsets.UTF_8.decode(buffer)))
                .map(StringBuilder::toString);
    }

    @Test
    void theErrorObjectIsARefusalHoweverItIsCut() {
        for (int pieces : new int[] {1, 2, 7, REFUSAL.length()}) {
            StepVerifier.create(streamed(serving(Headers.empty(), REFUSAL, pieces)))
                    .expectErrorSatisfies(error ->
                            assertThat(error).isInstanceOf(ApiException.class).hasMessageContaining("not ready"))
                    .verify(Duration.ofSeconds(5));
        }
    }

    @Test
    void aPageOfSomethingInFrontOfTheServiceIsNoFileHoweverItIsCut() {
        for (String page : new String[] {
            "<!DOCTYPE html>\n<title>Welcome</title>",
            "\n <html lang=en><body>Log in" + " ".repeat(500),
            "<HTML></HTML>"
        }) {
            for (int pieces : new int[] {1, 2, 7, page.length()}) {
                StepVerifier.create(streamed(serving(Headers.empty(), page, pieces)))
                        .expectErrorSatisfies(error -> assertThat(error)
                                .isInstanceOf(UnexpectedAnswerException.class)
                                .hasMessageContaining("this is a page"))
                        .verify(Duration.ofSeconds(5));
            }
        }
    }

    @Test
    void markupThatIsNoPageAndAPageThatWasAskedForPassUntouched() {
        for (String file : new String[] {"<?xml version=\"1.0\"?><tt/>", "<SAMI><HEAD/></SAMI>", "<htmlish>", "<"}) {
            assertThat(streamed(serving(Headers.empty(), file, 5)).block(Duration.ofSeconds(5)))
                    .isEqualTo(file);
        }
        String page = "<html><body>words</body></html>";
        assertThat(serving(Headers.empty(), page, 5)
                        .transcripts()
                        .transcriptText(
                                JOB,
                                TranscriptRequest.builder()
                                        .file(TranscriptFile.HTML)
                                        .build())
                        .block(Duration.ofSeconds(5)))
                .isEqualTo(page);
    }

    @Test
    void aFileThatBeginsLikeAnObjectPassesUntouched() {
        String small = "{not json at all}";
        String large = "{" + "x".repeat(200_000) + "}";
        String other = "{\"CaptionUrl\":\"https://example.org\"}";
        for (String file : new String[] {small, large, other, "plain", ""}) {
            assertThat(streamed(serving(Headers.empty(), file, 5)).block(Duration.ofSeconds(5)))
                    .isEqualTo(file);
        }
    }

    @Test
    void textLosesOneByteOrderMarkAndIsUtf8() {
        Cielo24Client client = serving(Headers.of("Content-Type", "text/plain"), "\uFEFFWEBVTT\n\nŻółć", 3);
        assertThat(client.transcripts()
                        .captionText(JOB, CaptionRequest.of(CaptionFormat.WEB_VTT))
                        .block(Duration.ofSeconds(5)))
                .isEqualTo("WEBVTT\n\nŻółć");
    }

    @Test
    void aFileThatIsNotAsLongAsSaidDoesNotAppear(@TempDir Path folder) throws Exception {
        for (String length : new String[] {"6", "4"}) {
            StepVerifier.create(serving(Headers.of("Content-Length", length), "12345", 2)
                            .media()
                            .downloadTo(JOB, MediaFormat.MP4, folder.resolve("m")))
                    .expectErrorSatisfies(error -> assertThat(error)
                            .isInstanceOf(UnexpectedAnswerException.class)
                            .hasMessageContaining("5"))
                    .verify(Duration.ofSeconds(5));
        }
        assertThat(Files.list(folder)).isEmpty();
    }

    @Test
    void aFileOfUnsaidLengthIsMarkedAsNotVerifiedAndReplacesAnOlderOne(@TempDir Path folder) throws Exception {
        Path target = Files.writeString(folder.resolve("m"), "older");
        assertThat(serving(Headers.empty(), "12345", 2)
                        .media()
                        .downloadTo(JOB, MediaFormat.MP4, target)
                        .block(Duration.ofSeconds(5)))
                .satisfies(download -> {
                    assertThat(download.lengthVerified()).isFalse();
                    assertThat(download.length()).isEqualTo(5);
                    assertThat(download.offeredName()).isNull();
                });
        assertThat(target).hasContent("12345");
    }

    @Test
    void aDirectoryThatIsNotThereIsNamed(@TempDir Path folder) {
        StepVerifier.create(serving(Headers.empty(), "12345", 2)
                        .media()
                        .downloadTo(JOB, MediaFormat.MP4, folder.resolve("absent/m")))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(LocalMediaException.class)
                        .hasMessageContaining("absent"))
                .verify(Duration.ofSeconds(5));
    }

    @Test
    void aFileThatBeginsLikeAnObjectIsReadNoFasterThanItIsTaken() {
        AtomicLong buffers = new AtomicLong();
        byte[] piece = ("{" + "x".repeat(70_000)).getBytes(StandardCharsets.UTF_8);
        Flux<ByteBuffer> endless = Flux.<ByteBuffer>generate(sink -> {
            buffers.incrementAndGet();
            sink.next(ByteBuffer.wrap(piece));
        });
        Cielo24Client client = TestClient.client(
                TestClient.transport(sent -> Mono.just(new TransportResponse(200, Headers.empty(), endless))));
        StepVerifier.create(client.media().download(JOB, MediaFormat.MP4), 3)
                .expectNextCount(3)
                .then(() -> assertThat(buffers.get()).isLessThanOrEqualTo(5))
                .thenCancel()
                .verify(Duration.ofSeconds(5));
    }
}
