package io.cielo24.internal.captioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** What may block always ends with a signal, and is not interrupted. */
class DiskTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void anErrorOfTheMachineIsToldLikeAnyOther() {
        Disk disk = new Disk(Schedulers.immediate());
        for (Throwable thrown :
                List.of(new IOException("x"), new NoClassDefFoundError("x"), new StackOverflowError())) {
            StepVerifier.create(disk.call(() -> {
                        if (thrown instanceof Error error) {
                            throw error;
                        }
                        throw (Exception) thrown;
                    }))
                    .expectErrorSatisfies(error -> assertThat(error).isSameAs(thrown))
                    .verify(PATIENCE);
        }
    }

    @Test
    void whatWasCancelledRunsToItsEndAndFailsWithoutAWord() throws Exception {
        Scheduler thread = Schedulers.newBoundedElastic(1, 10, "disk");
        try {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch cancelled = new CountDownLatch(1);
            AtomicBoolean interrupted = new AtomicBoolean();
            List<Throwable> dropped = new ArrayList<>();
            Consumer<Throwable> drop = dropped::add;
            Disposable call = new Disk(thread)
                    .call(() -> {
                        begun.countDown();
                        cancelled.await();
                        interrupted.set(Thread.currentThread().isInterrupted());
                        throw new IOException("no longer wanted");
                    })
                    .contextWrite(context -> context.put("reactor.onErrorDropped.local", drop))
                    .subscribe();
            begun.await();
            call.dispose();
            cancelled.countDown();
            Mono.fromRunnable(() -> {}).subscribeOn(thread).block(PATIENCE); // after it
            assertThat(interrupted).isFalse();
            assertThat(dropped).isEmpty();
        } finally {
            thread.dispose();
        }
    }
}
