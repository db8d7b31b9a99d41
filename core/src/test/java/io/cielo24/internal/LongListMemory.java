package io.cielo24.internal;

import io.cielo24.transcript.ElementList;
import io.cielo24.transcript.Segment;
import io.cielo24.transport.Headers;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;

/** Reads a list of so many minutes and prints what it costs; a program of its own, so that its heap can be limited. */
final class LongListMemory {

    private LongListMemory() {}

    public static void main(String[] arguments) {
        int minutes = Integer.parseInt(arguments[1]);
        AtomicLong bytes = new AtomicLong();
        Flux<ByteBuffer> body = LongList.ofMinutes(minutes).doOnNext(buffer -> bytes.addAndGet(buffer.remaining()));
        Answer answer = new Answer(Endpoint.JOB_GET_ELEMENTLIST, 200, Headers.empty(), body, null);
        if (arguments[0].equals("list")) {
            answer.stream(ElementListDocument::new, ElementListDocument.LARGEST).blockLast(); // compiled and loaded
            bytes.set(0);
            long before = used();
            long start = System.nanoTime();
            ElementList list = answer.stream(ElementListDocument::new, ElementListDocument.LARGEST)
                    .blockLast();
            long millis = (System.nanoTime() - start) / 1_000_000;
            long after = used();
            long tokens = list.segments().stream()
                    .flatMap(segment -> segment.sequences().stream())
                    .mapToLong(sequence -> sequence.tokens().size())
                    .sum();
            System.out.println("json=" + bytes + " heap=" + (after - before) + " tokens=" + tokens + " segments="
                    + list.segments().size() + " millis=" + millis);
        } else {
            long segments = answer.stream(SegmentsDocument::new, Long.MAX_VALUE)
                    .map(Segment::startTime)
                    .count()
                    .block();
            System.out.println("json=" + bytes + " heap=" + used() + " segments=" + segments);
        }
    }

    private static long used() {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
