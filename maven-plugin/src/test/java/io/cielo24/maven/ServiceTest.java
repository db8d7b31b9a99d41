package io.cielo24.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.Timeouts;
import io.cielo24.captioning.CaptionOrder;
import io.cielo24.captioning.CaptionOutcome;
import io.cielo24.captioning.CaptioningSettings;
import io.cielo24.captioning.WaitPolicy;
import io.cielo24.job.Fidelity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class ServiceTest {

    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(20);

    @TempDir
    Path directory;

    @Test
    void noThreadIsLeftAndReactorsOwnAreLeftAlone() throws Exception {
        Path media = Files.writeString(directory.resolve("a.mp4"), "a media");
        Mono.delay(Duration.ofMillis(1)).block(); // a sibling module at work on the shared schedulers
        Set<Thread> before = threads();

        try (Service service = Service.simulated("jdk", Timeouts.defaults(), new SystemStreamLog())) {
            CaptionOutcome outcome = Awaited.end(service.client()
                    .captioning(CaptioningSettings.inMemory()
                            .withWaitPolicy(WaitPolicy.defaults()
                                    .withIntervals(Duration.ofMillis(20), Duration.ofMillis(100))
                                    .withSpacing(Duration.ofMillis(10))))
                    .caption(CaptionOrder.of(media, Fidelity.MECHANICAL)));
            assertThat(outcome).isNotNull();
            assertThat(threads()).anyMatch(thread -> thread.getName().startsWith("cielo24-"));
        }

        long end = System.nanoTime() + LONGEST_NANOS;
        for (Thread thread : threads()) {
            if (!before.contains(thread)) {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            }
        }
        assertThat(threads().stream().filter(thread -> !before.contains(thread)).map(Thread::getName))
                .isEmpty();
        assertThat(Schedulers.parallel().isDisposed()).isFalse();
    }

    @Test
    void whatIsUnderWayIsCancelledWhenTheBuildIsInterrupted() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread build = new Thread(() -> {
            try {
                Awaited.end(Mono.never().doOnSubscribe(s -> begun.countDown()).doOnCancel(cancelled::countDown));
            } catch (MojoExecutionException e) {
                thrown.set(e);
            }
        });
        build.start();
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

        build.interrupt();

        assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
        build.join(20_000);
        assertThat(thrown.get()).hasMessageContaining("run the same goal again");
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .filter(thread -> thread.getThreadGroup() != null
                        && !thread.getThreadGroup().getName().equals("system"))
                // The JVM's own, one for everybody, never ended.
                .filter(thread -> !thread.getName().startsWith("ForkJoinPool.commonPool")
                        && !thread.getName().equals("CompletableFutureDelayScheduler"))
                .collect(Collectors.toSet());
    }
}
