package io.cielo24.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class after which netty finds a buffer, or something else that is counted, which was never released. One
 * buffer is lost on purpose: once that one has been reported, so have all that were lost before it.
 */
final class NoBufferLeaks implements BeforeAllCallback, AfterAllCallback {

    private static final String BAIT = "lost on purpose, to see that losses are found, number ";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final AtomicInteger BAITS = new AtomicInteger();
    private static final List<String> REPORTS = new CopyOnWriteArrayList<>();

    static {
        ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new Detectors());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // Loading this class, before netty's, has started the collection of reports.
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        String bait = BAIT + BAITS.incrementAndGet(); // netty reports equal traces once only
        lose(bait);
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (REPORTS.stream().noneMatch(report -> report.contains(bait))) {
            assertThat(System.nanoTime())
                    .as("the lost buffer has been found; is -Dio.netty.leakDetection.level=paranoid set?")
                    .isLessThan(deadline);
            System.gc();
            PooledByteBufAllocator.DEFAULT.directBuffer(1).release(); // reports are written when a buffer is made
            TimeUnit.MILLISECONDS.sleep(10); // the collector tells of what it found on a thread of its own
        }
        REPORTS.removeIf(report -> report.contains(BAIT));
        assertThat(REPORTS).as("what was never released").isEmpty();
    }

    private static void lose(String bait) {
        ByteBuf lost = PooledByteBufAllocator.DEFAULT.directBuffer(1);
        lost.touch(bait);
    }

    /** Detectors that keep their reports for {@link #REPORTS} instead of writing them to the log. */
    private static final class Detectors extends ResourceLeakDetectorFactory {

        @Override
        public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int samplingInterval) {
            return new Detector<>(resource, samplingInterval);
        }

        @Override
        @Deprecated
        public <T> ResourceLeakDetector<T> newResourceLeakDetector(
                Class<T> resource, int samplingInterval, long maxActive) {
            return new Detector<>(resource, samplingInterval);
        }
    }

    private static final class Detector<T> extends ResourceLeakDetector<T> {

        Detector(Class<T> resource, int samplingInterval) {
            super(resource, samplingInterval);
        }

        @Override
        protected boolean needReport() {
            return true;
        }

        @Override
        protected void reportTracedLeak(String type, String records) {
            REPORTS.add(type + records);
        }

        @Override
        protected void reportUntracedLeak(String type) {
            REPORTS.add(type);
        }
    }
}
