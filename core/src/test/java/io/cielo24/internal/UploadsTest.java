package io.cielo24.internal;

import static io.cielo24.internal.TestClient.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cielo24.Cielo24Client;
import io.cielo24.LocalMediaException;
import io.cielo24.Timeouts;
import io.cielo24.media.MediaSource;
import io.cielo24.media.TransferProgress;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** What is sent is exactly the media, or an error; what cannot be sent never reaches the transport. */
class UploadsTest {

    private static final int BUFFER = 256 * 1024;

    @TempDir
    Path directory;

    private final FakeTransport transport =
            TestClient.transport(sent -> FakeTransport.json(200, "{\"TaskId\":\"task\"}"));
    private final Cielo24Client client = TestClient.client(transport);

    private byte[] sentMedia() {
        return transport.sent.get(transport.sent.size() - 1).body();
    }

    private final DiskBuffers buffers = new DiskBuffers(BUFFER, 8L * BUFFER);

    private Path file(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        return Files.write(directory.resolve("media.mp4"), bytes);
    }

    private void refused(MediaSource source, Class<? extends Throwable> type, String... words) {
        StepVerifier.create(client.media().addMedia(JOB, source))
                .expectErrorSatisfies(
                        error -> assertThat(error).isInstanceOf(type).hasMessageContainingAll(words))
                .verify(Duration.ofSeconds(10));
    }

    @Test
    void aFileArrivesByteForByteWithItsLengthSaid() throws IOException {
        Path file = file(3 * BUFFER + 17);
        client.media().addMedia(JOB, MediaSource.file(file)).block(Duration.ofSeconds(10));
        assertThat(sentMedia()).isEqualTo(Files.readAllBytes(file));
        assertThat(transport.sent.get(1).request().body().contentLength()).isEqualTo(3 * BUFFER + 17);
        assertThat(transport.sent.get(1).request().headers().contains("Content-Type"))
                .isFalse();
    }

    @Test
    void bytesArriveAndMayBeSentAgain() {
        MediaSource source = MediaSource.bytes(new byte[] {1, 2, 3});
        client.media()
                .addMedia(JOB, source)
                .then(client.media().addMedia(JOB, source))
                .block(Duration.ofSeconds(10));
        assertThat(sentMedia()).containsExactly(1, 2, 3);
    }

    @Test
    void progressIsToldInOrderUpToTheTotal() throws IOException {
        List<TransferProgress> progress = new ArrayList<>();
        client.media()
                .addMedia(JOB, MediaSource.file(file(2 * BUFFER + 1)), progress::add)
                .block(Duration.ofSeconds(10));
        assertThat(progress)
                .extracting(TransferProgress::bytes)
                .containsExactly((long) BUFFER, 2L * BUFFER, 2L * BUFFER + 1);
        assertThat(progress.get(2).fraction()).isEqualTo(1.0);
    }

    @Test
    void bytesInMemoryAreSentInPiecesSoThatASlowConnectionIsSeenToMove() throws IOException {
        byte[] media = Files.readAllBytes(file(2 * BUFFER + 1));
        ByteBuffer within = ByteBuffer.allocate(media.length + 7).position(3).put(media);
        List<TransferProgress> progress = new ArrayList<>();
        client.media()
                .addMedia(JOB, MediaSource.bytes(within.flip().position(3)), progress::add)
                .block(Duration.ofSeconds(10));
        assertThat(progress)
                .extracting(TransferProgress::bytes)
                .containsExactly((long) BUFFER, 2L * BUFFER, 2L * BUFFER + 1);
        assertThat(sentMedia()).isEqualTo(media);
    }

    @Test
    void aListenerThatThrowsEndsTheUpload() throws IOException {
        Path file = file(10);
        StepVerifier.create(client.media().addMedia(JOB, MediaSource.file(file), progress -> {
                    throw new IllegalStateException("listener");
                }))
                .expectErrorMessage("listener")
                .verify(Duration.ofSeconds(10));
    }

    @Test
    void whatIsNoReadableFileIsRefusedBeforeAnythingIsSent() throws IOException {
        refused(
                MediaSource.file(directory.resolve("absent.mp4")),
                LocalMediaException.class,
                "absent.mp4",
                "does not exist");
        refused(MediaSource.file(directory), IllegalArgumentException.class, "not a regular file");
        refused(
                MediaSource.file(Files.createFile(directory.resolve("empty.mp4"))),
                IllegalArgumentException.class,
                "empty",
                "10737418239");
        refused(MediaSource.bytes(new byte[0]), IllegalArgumentException.class, "empty");
        assertThat(transport.sent).isEmpty();
    }

    @Test
    void anUnreadableFileIsRefusedBeforeAnythingIsSent() throws IOException {
        Path file = file(10);
        Assumptions.assumeTrue(
                file.toFile().setReadable(false) && !Files.isReadable(file), "this user may read everything");
        refused(MediaSource.file(file), LocalMediaException.class, "no permission");
        assertThat(transport.sent).isEmpty();
    }

    @Test
    void aFileOverTheLimitIsRefusedWithBothNumbersBeforeAnythingIsSent() throws IOException {
        Path file = directory.resolve("sparse.mp4");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(10_737_418_240L);
        }
        refused(MediaSource.file(file), IllegalArgumentException.class, "10737418240", "10737418239");
        assertThat(transport.sent).isEmpty();
    }

    @Test
    void aPublisherMustSayALengthThatTheServiceTakes() {
        Flux<ByteBuffer> any = Flux.just(ByteBuffer.allocate(1));
        assertThatThrownBy(() -> MediaSource.publisher(any, 0)).hasMessageContaining("was said to be 0");
        assertThatThrownBy(() -> MediaSource.publisher(any, -1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> MediaSource.publisher(any, 10_737_418_240L)).hasMessageContaining("10737418240");
    }

    @Test
    void aPublisherThatEmitsTooLittleTooMuchOrFailsIsAnErrorWithTheFigures() {
        Flux<ByteBuffer> ten = Flux.range(0, 10).map(i -> ByteBuffer.allocate(1));
        refused(MediaSource.publisher(ten, 11), LocalMediaException.class, "10 of 11");
        refused(MediaSource.publisher(ten, 9), LocalMediaException.class, "more than 9");
        refused(
                MediaSource.publisher(ten.concatWith(Flux.error(new IOException("disk read failed"))), 11),
                LocalMediaException.class,
                "10 of 11",
                "disk read failed");
    }

    @Test
    void noSurplusByteIsPassedOn() {
        GuardedBody body = new GuardedBody(
                new Upload(3, Flux.just(ByteBuffer.allocate(2), ByteBuffer.allocate(2)), false, progress -> {}),
                new Watch(Timeouts.defaults(), true, 1));
        StepVerifier.create(body)
                .assertNext(buffer -> assertThat(buffer.remaining()).isEqualTo(2))
                .expectError(LocalMediaException.class)
                .verify(Duration.ofSeconds(5));
    }

    @Test
    void aBodyIsSentOnce() {
        GuardedBody body = new GuardedBody(
                new Upload(1, Flux.just(ByteBuffer.allocate(1)), true, progress -> {}),
                new Watch(Timeouts.defaults(), true, 1));
        StepVerifier.create(body).expectNextCount(1).expectComplete().verify(Duration.ofSeconds(5));
        StepVerifier.create(body)
                .expectErrorSatisfies(error -> assertThat(error).hasMessageContaining("sent once"))
                .verify(Duration.ofSeconds(5));
    }

    @Test
    void theAnswerIsWaitedForOnlySoLongEvenIfTheTransportAsksForMoreThanTheLastByte() {
        AtomicReference<Throwable> stall = new AtomicReference<>();
        Watch watch = new Watch(Timeouts.defaults(), true, 60_000);
        watch.onStall(stall::set);
        new GuardedBody(new Upload(1, Flux.just(ByteBuffer.allocate(1)), true, progress -> {}), watch)
                .subscribe(new BaseSubscriber<>() {
                    @Override
                    protected void hookOnSubscribe(Subscription subscription) {
                        request(1);
                    }

                    @Override
                    protected void hookOnNext(ByteBuffer buffer) {
                        request(1);
                    }
                });
        for (int minute = 0; minute < 5; minute++) {
            watch.tick();
        }
        assertThat(stall.get()).hasMessageContaining("no answer within");
    }

    /** Reads all but the last buffer, then lets {@code change} happen, then reads on. */
    private void changedUnderway(Change change, String... words) throws IOException {
        Path file = file(3 * BUFFER);
        Uploads.FileState opened = Uploads.FileState.of(file);
        StepVerifier.create(new FileContent(file, opened, Schedulers.boundedElastic(), buffers), 2)
                .expectNextCount(2)
                .then(() -> {
                    try {
                        change.happen(file);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .thenRequest(5)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(LocalMediaException.class)
                        .hasMessageContainingAll(words))
                .verify(Duration.ofSeconds(10));
    }

    private interface Change {
        void happen(Path file) throws IOException;
    }

    @Test
    void aFileThatGrowsIsNeverSentWhole() throws IOException {
        changedUnderway(
                file -> Files.write(file, new byte[] {1}, StandardOpenOption.APPEND),
                "changed while it was sent",
                "786433");
    }

    @Test
    void aFileThatShrinksIsNeverSentWhole() throws IOException {
        changedUnderway(
                file -> {
                    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
                        open.setLength(BUFFER * 2 + 5);
                    }
                },
                "changed while it was sent",
                "ended at");
    }

    @Test
    void aFileThatVanishesIsNeverSentWhole() throws IOException {
        changedUnderway(Files::delete, "does not exist");
    }

    @Test
    void aFileThatIsRewrittenInPlaceIsNeverSentWhole() throws IOException {
        changedUnderway(
                file -> Files.setLastModifiedTime(file, FileTime.fromMillis(5000)), "changed while it was sent");
    }

    @Test
    void aFileIsReadOnDemandAndNoFurther() throws IOException {
        Path file = file(10 * BUFFER);
        List<Integer> sizes = new ArrayList<>();
        StepVerifier.create(
                        Flux.from(new FileContent(
                                file, Uploads.FileState.of(file), Schedulers.boundedElastic(), buffers)),
                        1)
                .consumeNextWith(buffer -> sizes.add(buffer.remaining()))
                .expectNoEvent(Duration.ofMillis(100))
                .thenRequest(2)
                .expectNextCount(2)
                .thenCancel()
                .verify(Duration.ofSeconds(10));
        assertThat(sizes).containsExactly(BUFFER);
    }

    @Test
    void aCancelledReadClosesTheFile() throws Exception {
        Path file = file(10 * BUFFER);
        Scheduler one = Schedulers.newSingle("disk");
        try {
            for (int i = 0; i < 50; i++) {
                BaseSubscriber<ByteBuffer> reader = new BaseSubscriber<>() {
                    @Override
                    protected void hookOnSubscribe(Subscription subscription) {
                        subscription.request(1);
                    }
                };
                new FileContent(file, Uploads.FileState.of(file), one, buffers).subscribe(reader);
                reader.cancel();
            }
            Mono.fromRunnable(() -> {}).subscribeOn(one).block(Duration.ofSeconds(5)); // after all of them
            assertThat(openDescriptorsOf(file)).isZero();
        } finally {
            one.dispose();
        }
    }

    private static long openDescriptorsOf(Path file) throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        Assumptions.assumeTrue(Files.isDirectory(descriptors), "no /proc to count descriptors with");
        try (Stream<Path> all = Files.list(descriptors)) {
            return all.filter(descriptor -> {
                        try {
                            return Files.readSymbolicLink(descriptor).equals(file.toRealPath());
                        } catch (IOException e) {
                            return false; // closed while we looked
                        }
                    })
                    .count();
        }
    }

    private List<Path> filesLeft() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.toList();
        }
    }

    @Test
    void aSpooledMediaOfUnknownLengthIsSentWithItsLengthAndItsFileIsGone() throws IOException {
        Flux<ByteBuffer> unknown = Flux.range(0, 100).map(i -> ByteBuffer.wrap(new byte[] {i.byteValue()}));
        client.media().addMedia(JOB, MediaSource.spooled(unknown, directory)).block(Duration.ofSeconds(10));
        assertThat(sentMedia()).hasSize(100).startsWith(0, 1, 2);
        assertThat(filesLeft()).isEmpty();
    }

    @Test
    void aSpooledMediaThatFailsOrIsEmptyLeavesNothingBehindAndSendsNothing() throws IOException {
        refused(
                MediaSource.spooled(Flux.error(new IOException("camera unplugged")), directory),
                LocalMediaException.class,
                "camera unplugged");
        refused(MediaSource.spooled(Flux.empty(), directory), IllegalArgumentException.class, "empty");
        refused(MediaSource.spooled(Flux.empty(), directory.resolve("absent")), LocalMediaException.class, "absent");
        assertThat(filesLeft()).isEmpty();
        assertThat(transport.sent).isEmpty();
    }

    /** A cancel may come while the last byte is written: its release then runs before the file is there to be released. */
    @Test
    void aSpooledMediaThatIsCompleteOnlyAfterItsReleaseLeavesNothingBehind() throws IOException {
        MediaSource source = MediaSource.spooled(Flux.just(ByteBuffer.allocate(5)), directory);
        Media media = new Uploads(Schedulers.boundedElastic()).media(source, progress -> {});
        media.release().block(Duration.ofSeconds(10));
        StepVerifier.create(media.open()).expectError(LocalMediaException.class).verify(Duration.ofSeconds(10));
        assertThat(filesLeft()).isEmpty();
    }
}
