package io.cielo24.captioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.captioning.CaptioningEvent.Done;
import io.cielo24.captioning.FakeService.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A run that ends at any moment, and another that takes it up; and two machines at once. */
class CrashTest extends FlowTestBase {

    enum Memory {
        /** The journal survives. */
        JOURNAL,
        /** A fresh machine: nothing is remembered. */
        NONE
    }

    static Stream<Arguments> everyMoment() {
        return IntStream.rangeClosed(1, 9)
                .boxed()
                .flatMap(request -> Stream.of(Memory.values())
                        .flatMap(
                                memory -> Stream.of(false, true).map(effect -> Arguments.of(request, effect, memory))));
    }

    @ParameterizedTest
    @MethodSource("everyMoment")
    void aRunThatDiesWithAnyRequestUnderWayIsTakenUp(
            int request, boolean effect, Memory memory, @TempDir Path directory) {
        service.processing = 60_000;
        AtomicInteger requests = new AtomicInteger();
        Fault stuck = effect ? Fault.STUCK_AFTERWARDS : Fault.STUCK;
        service.faults = path -> requests.incrementAndGet() == request ? stuck : null;
        try (Journal first = Journal.in(directory.resolve("first"))) {
            Captioning dying = client().captioning(CaptioningSettings.with(first));
            List<CaptioningEvent> events = new ArrayList<>();
            Disposable run = dying.captionAll(Flux.just(order("a").build())).subscribe(events::add);
            for (int i = 0; i < 1000 && requests.get() < request; i++) {
                time.advanceTimeBy(Duration.ofMillis(500));
            }
            run.dispose();
            assertThat(events).noneMatch(Done.class::isInstance);
        }
        service.faults = path -> null;

        try (Journal second = Journal.in(directory.resolve(memory == Memory.JOURNAL ? "first" : "second"))) {
            Captioning next = client().captioning(CaptioningSettings.with(second));
            Watch<CaptioningEvent> events =
                    run(next.captionAll(Flux.just(order("a").build())));
            assertThat(events.last()).as(described(events)).isInstanceOf(Done.class);
            assertThat(service.only().orders).as(described(events)).hasValue(1);
            assertThat(service.only().medias).as(described(events)).hasValue(1);
        }
    }

    /** Each with a journal of its own, so that only the service is between them. */
    @RepeatedTest(40)
    void twoMachinesAtOnceMakeOneJobAndOneOrder(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        service.processing = 60_000;
        service.delays = path ->
                Mono.delay(Duration.ofMillis(random.nextInt(3_000)), time).then();
        List<Watch<CaptioningEvent>> machines = Stream.generate(
                        () -> client().captioning(CaptioningSettings.inMemory()))
                .limit(3)
                .map(machine -> machine.captionAll(Flux.just(order("a").build())))
                .map(this::watch)
                .toList();
        for (int i = 0; i < 5_000 && !machines.stream().allMatch(machine -> machine.completed); i++) {
            time.advanceTimeBy(Duration.ofMillis(500));
        }
        for (Watch<CaptioningEvent> machine : machines) {
            assertThat(machine.last()).as(described(machine)).isInstanceOf(Done.class);
        }
        assertThat(service.only().medias).hasValue(1);
        assertThat(service.only().orders).hasValue(1);
    }
}
