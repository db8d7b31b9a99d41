package io.cielo24.captioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.cielo24.captioning.CaptioningEvent.Done;
import io.cielo24.captioning.FakeService.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

/** Whatever goes wrong with whichever call: one job, one media, one order, and captions in the end. */
class FaultsTest extends FlowTestBase {

    private static final List<String> CALLS = List.of(
            "account/login",
            "job/new",
            "job/list",
            "job/info",
            "job/add_media",
            "job/perform_transcription",
            "job/list_elementlists",
            "job/get_caption");

    static Stream<Arguments> everyCallAndFault() {
        List<Arguments> all = new ArrayList<>();
        for (String call : CALLS) {
            for (Fault fault : Fault.ENDING) {
                for (int times = 1; times <= 3; times++) {
                    all.add(Arguments.of(call, fault, times));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("everyCallAndFault")
    void nothingIsDoneTwiceAndNothingIsLost(String call, Fault fault, int times) {
        AtomicInteger calls = new AtomicInteger();
        service.processing = 60_000;
        service.faults = path -> path.equals(call) && calls.incrementAndGet() <= times ? fault : null;

        assertCaptionedOnce();
    }

    /** A second run takes up what the first one gave up, if it did. */
    private void assertCaptionedOnce() {
        List<Watch<CaptioningEvent>> runs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Watch<CaptioningEvent> run =
                    run(flow().captionAll(Flux.just(order("a").build())));
            runs.add(run);
            if (run.last() instanceof Done) {
                break;
            }
        }
        List<String> described = runs.stream().map(FlowTestBase::described).toList();
        assertThat(runs.get(runs.size() - 1).last()).as(described.toString()).isInstanceOf(Done.class);
        assertThat(service.jobs).as(described.toString()).hasSize(1);
        assertThat(service.only().medias).as(described.toString()).hasValue(1);
        assertThat(service.only().orders).as(described.toString()).hasValue(1);
    }

    static IntStream seeds() {
        return IntStream.rangeClosed(1, Integer.getInteger("cielo24.runs.faults", 40));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomFaultsEverywhere(int seed) {
        Random random = new Random(seed);
        double share = 0.1 + 0.4 * random.nextDouble();
        service.processing = random.nextInt(600_000);
        service.faults =
                path -> random.nextDouble() < share ? Fault.ENDING.get(random.nextInt(Fault.ENDING.size())) : null;

        assertCaptionedOnce();
    }
}
