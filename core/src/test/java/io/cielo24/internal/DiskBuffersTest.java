package io.cielo24.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.SignalType;
import reactor.core.scheduler.Schedulers;

/** A buffer is used again when nobody can read it any more, and not before. */
class DiskBuffersTest {

    private static final int BUFFER = FileContent.BUFFER_SIZE;

    @TempDir
    private Path directory;

    private final DiskBuffers pool = new DiskBuffers(BUFFER, 8L * BUFFER);

    /** Takes buffers as a transport does. */
    private static class Transport extends BaseSubscriber<ByteBuffer> {

        final List<ByteBuffer> buffers = new ArrayList<>();
        final ByteArrayOutputStream sent = new ByteArrayOutputStream();
        final CountDownLatch end = new CountDownLatch(1);

        /** How many buffers it asks for, one by one. */
        int most = Integer.MAX_VALUE;

        private Subscription reader;

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            reader = subscription;
            subscription.request(1);
        }

        @Override
        protected void hookOnNext(ByteBuffer buffer) {
            buffers.add(buffer);
            send(buffer);
            if (buffers.size() < most) {
                request(1);
            }
        }

        void send(ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes); // which moves the position to the limit
            sent.writeBytes(bytes);
        }

        @Override
        protected void hookFinally(SignalType how) {
            end.countDown();
        }

        void over(boolean told) {
            ((FileContent.Reader) reader).over(told);
        }

        void await() throws InterruptedException {
            assertThat(end.await(30, TimeUnit.SECONDS)).isTrue();
        }

        long distinctOutsideHeap() {
            List<ByteBuffer> seen = new ArrayList<>();
            for (ByteBuffer buffer : buffers) {
                if (buffer.isDirect() && seen.stream().noneMatch(one -> one == buffer)) {
                    seen.add(buffer);
                }
            }
            return seen.size();
        }
    }

    private Path file(int size, long seed) throws IOException {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return Files.write(directory.resolve("media-" + seed), bytes);
    }

    private <T extends Transport> T read(Path file, T transport) throws IOException {
        new FileContent(file, Uploads.FileState.of(file), Schedulers.boundedElastic(), pool).subscribe(transport);
        return transport;
    }

    @Test
    void consumedBuffersAreFilledAgain() throws Exception {
        Path file = file(40 * BUFFER + 17, 1);
        Transport transport = read(file, new Transport());
        transport.await();
        assertThat(Arrays.equals(transport.sent.toByteArray(), Files.readAllBytes(file)))
                .isTrue();
        assertThat(transport.buffers).hasSize(41);
        assertThat(transport.distinctOutsideHeap()).isBetween(1L, 4L);
        assertThat(transport.buffers).allMatch(ByteBuffer::isDirect);
    }

    /** As transports do: what they hold last is consumed after they have asked for the last time. */
    private static class AsksForNoMore extends Transport {
        AsksForNoMore() {
            most = 1;
        }
    }

    @Test
    void theLastBufferIsForOthersWhenTheResponseIsThere() throws Exception {
        Path file = file(BUFFER, 11);
        Transport all = new Transport();
        for (int upload = 0; upload < 20; upload++) {
            Transport transport = read(file, new AsksForNoMore());
            transport.await();
            transport.over(true);
            all.buffers.addAll(transport.buffers);
        }
        assertThat(all.buffers).hasSize(20).allMatch(ByteBuffer::isDirect);
        assertThat(all.distinctOutsideHeap()).isLessThan(5); // one may be late for the next upload
    }

    @Test
    void theResponseMayBeThereBeforeTheReaderHasEnded() throws Exception {
        Path file = file(BUFFER, 12);
        Transport all = new Transport();
        for (int upload = 0; upload < 20; upload++) {
            Transport transport = read(file, new AsksForNoMore() {
                @Override
                void send(ByteBuffer buffer) {
                    super.send(buffer);
                    over(true);
                    over(false); // the exchange's end, which changes nothing any more
                }
            });
            transport.await();
            all.buffers.addAll(transport.buffers);
        }
        assertThat(all.buffers).hasSize(20).allMatch(ByteBuffer::isDirect);
        assertThat(all.distinctOutsideHeap()).isLessThan(5);
    }

    @Test
    void anAbandonedExchangeLeavesTheLastBufferToTheTransport() throws Exception {
        Path file = file(BUFFER, 13);
        Transport abandoned = read(file, new AsksForNoMore());
        abandoned.await();
        abandoned.over(false);
        abandoned.over(true); // too late to say so
        for (int seed = 14; seed < 17; seed++) {
            read(file(20 * BUFFER, seed), new Transport()).await();
        }
        byte[] held = new byte[BUFFER];
        abandoned.buffers.get(0).position(0).get(held);
        assertThat(Arrays.equals(held, Files.readAllBytes(file)))
                .as("the buffer is as it was")
                .isTrue();
    }

    @Test
    void anEarlyResponseSaysNothingOfWhatIsSentAfterIt() throws Exception {
        Path file = file(2 * BUFFER, 18);
        Transport transport = read(file, new AsksForNoMore() {
            {
                most = 2;
            }

            @Override
            void send(ByteBuffer buffer) {
                super.send(buffer);
                over(true);
            }
        });
        transport.await();
        read(file(20 * BUFFER, 19), new Transport()).await();
        byte[] held = new byte[BUFFER];
        transport.buffers.get(1).position(0).get(held);
        assertThat(Arrays.equals(held, Arrays.copyOfRange(Files.readAllBytes(file), BUFFER, 2 * BUFFER)))
                .as("the last buffer is as it was")
                .isTrue();
    }

    @Test
    void aBufferOfWhichOnlyAViewWasTakenIsNeverFilledAgain() throws Exception {
        Path file = file(20 * BUFFER, 2);
        Transport holding = read(file, new Transport() {
            @Override
            void send(ByteBuffer buffer) {
                // A transport that copies later: it keeps the buffer and moves nothing.
            }
        });
        holding.await();
        holding.over(true);
        read(file(20 * BUFFER, 3), new Transport()).await();
        byte[] content = Files.readAllBytes(file);
        for (int i = 0; i < holding.buffers.size(); i++) {
            byte[] held = new byte[BUFFER];
            holding.buffers.get(i).get(held);
            assertThat(Arrays.equals(held, Arrays.copyOfRange(content, i * BUFFER, (i + 1) * BUFFER)))
                    .as("buffer %d is as it was", i)
                    .isTrue();
        }
    }

    @Test
    void aCancelledUploadLeavesItsBuffersToTheTransport() throws Exception {
        Path file = file(20 * BUFFER, 4);
        CountDownLatch two = new CountDownLatch(2);
        Transport cancelled = read(file, new Transport() {
            {
                most = 2;
            }

            @Override
            void send(ByteBuffer buffer) {
                two.countDown();
            }
        });
        assertThat(two.await(30, TimeUnit.SECONDS)).isTrue();
        cancelled.cancel();
        cancelled.buffers.get(0).position(BUFFER); // too late to say so
        for (int seed = 5; seed < 8; seed++) {
            read(file(20 * BUFFER, seed), new Transport()).await();
        }
        byte[] content = Files.readAllBytes(file);
        for (int i = 0; i < 2; i++) {
            byte[] held = new byte[BUFFER];
            cancelled.buffers.get(i).position(0).get(held);
            assertThat(Arrays.equals(held, Arrays.copyOfRange(content, i * BUFFER, (i + 1) * BUFFER)))
                    .as("buffer %d is as it was", i)
                    .isTrue();
        }
    }

    @Test
    void whatIsConsumedIsLookedAtOnlyWhenMoreIsAskedFor() throws Exception {
        Transport asksOnce = read(file(20 * BUFFER, 9), new Transport() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                most = 0;
                subscription.request(20);
            }
        });
        asksOnce.await();
        assertThat(asksOnce.buffers.stream().filter(ByteBuffer::isDirect).count())
                .isEqualTo(asksOnce.distinctOutsideHeap());
    }

    @Test
    void thereAreNeverMoreThanTheBound() {
        DiskBuffers two = new DiskBuffers(BUFFER, 2L * BUFFER);
        ByteBuffer first = two.take();
        ByteBuffer second = two.take();
        assertThat(first).isNotNull().isNotSameAs(second);
        assertThat(second).isNotNull();
        assertThat(two.take()).isNull();
        first.position(5);
        two.giveBack(first);
        assertThat(two.take()).isSameAs(first).extracting(ByteBuffer::position).isEqualTo(0);
        two.leave();
        assertThat(two.take()).isNotNull().isNotSameAs(first).isNotSameAs(second);
    }
}
