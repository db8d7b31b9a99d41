package io.cielo24.captioning;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.captioning.CaptioningEvent.Failed;
import io.cielo24.job.Fidelity;
import io.cielo24.job.TranscriptionOrder;
import io.cielo24.media.MediaSource;
import io.cielo24.transcript.CaptionFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A flow against the service in memory, in virtual time, on the test's own thread. */
abstract class FlowTestBase {

    static final URI ENDPOINT = URI.create("http://127.0.0.1:1/api");

    final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    final FakeService service = new FakeService(() -> time.now(TimeUnit.MILLISECONDS));
    final Journal journal = Journal.inMemory();

    @AfterEach
    void stopTime() {
        time.dispose();
    }

    Cielo24Client client() {
        return client(service);
    }

    Cielo24Client client(FakeService of) {
        return client(of, time);
    }

    static Cielo24Client client(FakeService of, Scheduler timer) {
        return Cielo24Client.builder()
                .endpoint(ENDPOINT)
                .credentials(Credentials.apiKey("user", "the-secret-key"))
                .transport(of)
                .timer(timer)
                .diskScheduler(Schedulers.immediate())
                .random(new Random(5))
                .build();
    }

    Captioning flow() {
        return client().captioning(settings());
    }

    CaptioningSettings settings() {
        return CaptioningSettings.with(journal);
    }

    static CaptionOrder.Builder order(String content) {
        return CaptionOrder.builder(
                        CaptionMedia.source(MediaSource.bytes(content.getBytes(StandardCharsets.UTF_8))),
                        TranscriptionOrder.of(Fidelity.PREMIUM))
                .results(Results.builder().captions(CaptionFormat.WEB_VTT).build());
    }

    /** What came of it, by the end of the time given. */
    static final class Watch<T> {
        final List<T> items = new ArrayList<>();
        final AtomicReference<@Nullable Throwable> error = new AtomicReference<>();
        boolean completed;

        @Nullable
        T last() {
            return items.isEmpty() ? null : items.get(items.size() - 1);
        }
    }

    <T> Watch<T> watch(Flux<T> flux) {
        Watch<T> watch = new Watch<>();
        flux.subscribe(watch.items::add, watch.error::set, () -> watch.completed = true);
        return watch;
    }

    <T> Watch<T> run(Mono<T> mono) {
        return run(mono.flux());
    }

    <T> Watch<T> run(Flux<T> flux) {
        Watch<T> watch = watch(flux);
        for (int i = 0; i < 10_000 && !watch.completed && watch.error.get() == null; i++) {
            time.advanceTimeBy(Duration.ofSeconds(1));
        }
        return watch;
    }

    static List<Class<?>> kinds(List<CaptioningEvent> events) {
        List<Class<?>> kinds = new ArrayList<>();
        for (CaptioningEvent event : events) {
            if (kinds.isEmpty() || kinds.get(kinds.size() - 1) != event.getClass()) {
                kinds.add(event.getClass());
            }
        }
        return kinds;
    }

    static String described(Watch<CaptioningEvent> watch) {
        return watch.items.stream()
                        .map(event -> event instanceof Failed failed ? "Failed: " + failed.error() : event.toString())
                        .toList()
                + " " + watch.error.get();
    }
}
