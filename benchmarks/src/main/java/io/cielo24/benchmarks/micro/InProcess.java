package io.cielo24.benchmarks.micro;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.transport.Headers;
import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportRequest;
import io.cielo24.transport.TransportResponse;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** A transport without a network: the body of the request is collected, and the answer is there at once. */
final class InProcess implements HttpTransport {

    /** About what a transport hands over at a time. */
    private static final int PIECE = 64 * 1024;

    /** What the far end would do. */
    interface Service {
        byte[] answer(URI uri, byte[] body);
    }

    private final Service service;

    InProcess(Service service) {
        this.service = service;
    }

    static Cielo24Client client(Service service) {
        return Cielo24Client.builder()
                .endpoint(URI.create("http://127.0.0.1:1/api"))
                .credentials(Credentials.token("5f2a9c71d3e84b06a1c5e7f90b3d2468"))
                .transport(new InProcess(service))
                .build();
    }

    @Override
    public String name() {
        return "in-process";
    }

    @Override
    public <T> Flux<T> exchange(
            TransportRequest request, Function<? super TransportResponse, ? extends Publisher<? extends T>> handler) {
        return Flux.from(request.body())
                .collect(ByteArrayOutputStream::new, (all, buffer) -> {
                    byte[] bytes = new byte[buffer.remaining()];
                    buffer.get(bytes);
                    all.writeBytes(bytes);
                })
                .flatMapMany(body -> handler.apply(response(service.answer(request.uri(), body.toByteArray()))));
    }

    private static TransportResponse response(byte[] bytes) {
        List<ByteBuffer> pieces = new ArrayList<>(bytes.length / PIECE + 1);
        for (int i = 0; i < bytes.length; i += PIECE) {
            pieces.add(
                    ByteBuffer.wrap(bytes, i, Math.min(PIECE, bytes.length - i)).slice());
        }
        Headers headers =
                Headers.of("Content-Type", "application/json").with("Content-Length", String.valueOf(bytes.length));
        return new TransportResponse(200, headers, Flux.fromIterable(pieces));
    }

    @Override
    public void close() {
        // holds nothing
    }
}
