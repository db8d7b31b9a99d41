package io.cielo24.captioning;

import java.nio.ByteBuffer;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Takes results as they arrive from the service, such as to put them into an object store. */
@FunctionalInterface
public interface ResultHandler {

    /**
     * Takes one result. Called on a thread of the transport; must not block.
     *
     * @param order whose result it is
     * @param name what a file of it would be called
     * @param content the bytes, for one subscriber; the service is asked when this is subscribed to. It fails if the result
     *     did not arrive whole, and what was taken of it must then be dropped
     * @return ends when the result is where it belongs; what it emits is ignored, and an error ends the order. The call may
     *     come again for the same result, in a later run
     */
    Publisher<?> take(CaptionOrder order, String name, Flux<ByteBuffer> content);
}
