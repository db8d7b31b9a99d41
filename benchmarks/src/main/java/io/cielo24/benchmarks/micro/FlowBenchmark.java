package io.cielo24.benchmarks.micro;

import io.cielo24.captioning.CaptionMedia;
import io.cielo24.captioning.CaptionOrder;
import io.cielo24.captioning.Captioning;
import io.cielo24.captioning.CaptioningEvent;
import io.cielo24.captioning.CaptioningSettings;
import io.cielo24.captioning.Results;
import io.cielo24.captioning.WaitPolicy;
import io.cielo24.job.Fidelity;
import io.cielo24.job.TranscriptionOrder;
import io.cielo24.transcript.CaptionFormat;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import reactor.core.publisher.Flux;

/** The captioning flow over many media that the service fetches itself and has done at once: what the flow itself costs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FlowBenchmark {

    /** How many media. */
    @Param({"1000", "100000"})
    public int media;

    /**
     * All of them ordered, waited for, and their captions fetched.
     *
     * @return how many were done
     */
    @Benchmark
    public long captionAll() {
        MemoryService service = new MemoryService();
        Captioning flow = InProcess.client(service)
                .captioning(CaptioningSettings.inMemory()
                        .withWaitPolicy(WaitPolicy.defaults()
                                .withIntervals(Duration.ofMillis(1), Duration.ofMillis(1))
                                .withSpacing(Duration.ofMillis(1))));
        long done = Objects.requireNonNull(flow.captionAll(Flux.range(0, media).map(FlowBenchmark::order))
                .filter(event -> event instanceof CaptioningEvent.Done)
                .count()
                .block());
        if (done != media) {
            throw new IllegalStateException("only " + done + " of " + media + " media were captioned");
        }
        return done;
    }

    private static CaptionOrder order(int number) {
        return CaptionOrder.builder(
                        CaptionMedia.url(URI.create("https://example.com/" + number + ".mp4")),
                        TranscriptionOrder.of(Fidelity.PREMIUM))
                .results(Results.builder().captions(CaptionFormat.WEB_VTT).build())
                .build();
    }
}
