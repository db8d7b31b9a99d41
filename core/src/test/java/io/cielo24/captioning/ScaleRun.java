package io.cielo24.captioning;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.captioning.CaptioningEvent.Done;
import io.cielo24.captioning.CaptioningEvent.Failed;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.blockhound.BlockHound;
import reactor.core.publisher.Flux;

/** Many media through one flow, in a JVM of its own, so that its memory can be limited and measured. */
final class ScaleRun {

    static final int UPLOADS = 4;
    static final int IN_FLIGHT = 200;
    static final int PARTS = 5;

    private final int number;
    private final FakeService service = new FakeService(System::currentTimeMillis);
    private final ForgetfulJournal journal = new ForgetfulJournal();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private long begin = System.nanoTime();

    private ScaleRun(int number) {
        this.number = number;
        service.keepQueries = false;
    }

    public static void main(String[] args) {
        BlockHound.install();
        new ScaleRun(Integer.parseInt(args[0])).run();
    }

    private void run() {
        try (Cielo24Client client = Cielo24Client.builder()
                .endpoint(FlowTestBase.ENDPOINT)
                .credentials(Credentials.apiKey("user", "key"))
                .transport(service)
                .build()) {
            Captioning flow = client.captioning(CaptioningSettings.with(journal)
                    .withUploads(UPLOADS)
                    .withInFlight(IN_FLIGHT)
                    .withWaitPolicy(WaitPolicy.defaults()
                            .withIntervals(Duration.ofMillis(50), Duration.ofMillis(200))
                            .withSpacing(Duration.ofMillis(25))));
            Flux<CaptionOrder> orders = Flux.range(0, number).map(i -> {
                mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                return FlowTestBase.order("media " + i).build();
            });
            flow.captionAll(orders).doOnNext(this::happened).blockLast();
        }
        System.out.println("end " + done + " orders " + service.placed + " underWay " + mostUnderWay + " uploads "
                + service.mostUploadsAtOnce + " journal " + journal.size());
    }

    private void happened(CaptioningEvent event) {
        if (event instanceof Failed failed) {
            throw new IllegalStateException("a media failed", failed.error());
        }
        if (event instanceof Done ended) {
            underWay.decrementAndGet();
            service.forget(ended.outcome().job().jobId());
            if (done.incrementAndGet() % (number / PARTS) == 0) {
                report();
            }
        }
    }

    /** What is left after a collection is what is held. */
    private void report() {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long heap = (runtime.totalMemory() - runtime.freeMemory()) / 1024;
        System.out.println("part " + done + " millis " + millis + " heap " + heap);
        begin = System.nanoTime();
    }
}
