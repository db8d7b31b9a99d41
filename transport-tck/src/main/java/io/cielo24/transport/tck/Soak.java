package io.cielo24.transport.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cielo24.transport.TransportException.Phase;
import io.cielo24.transport.TransportResponse;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** The repeated part of the endurance rules. */
final class Soak {

    private Soak() {}

    /** How often an endurance rule repeats. */
    static int size() {
        return Integer.getInteger("cielo24.tck.soak", 50);
    }

    /** One download that is cancelled somewhere, and one upload that is reset somewhere. */
    static void once(Bench bench, ScriptedServer downloads, ScriptedServer uploads, SplittableRandom random) {
        int enough = 1 + random.nextInt(1_000_000);
        long[] read = new long[1];
        Probe<ByteBuffer> download = new Probe<>(Long.MAX_VALUE);
        Probe<ByteBuffer> counting = new Probe<>(Long.MAX_VALUE, buffer -> {
            read[0] += buffer.remaining();
            if (read[0] >= enough) {
                download.cancel();
            }
        });
        bench.transport()
                .<ByteBuffer>exchange(Bench.get(downloads), TransportResponse::body)
                .doOnNext(counting::onNext)
                .subscribe(download);
        TestBody body = TestBody.of(1L << 40, 1_000 + random.nextInt(1 << 16));
        Probe<Answer> upload = bench.start(Bench.request("POST", uploads.uri("/" + random.nextInt(3_000_000)), body));
        Bench.assertSent(
                Bench.asTransportException(upload.awaitError("the server resets")), Phase.REQUEST, Phase.RESPONSE_HEAD);
        Await.until("the source is cancelled", body::isCancelled);
        Await.until("the download is cancelled after " + enough + " bytes", () -> read[0] >= enough);
        assertEquals(0, download.ends(), "signals after cancelling");
    }
}
