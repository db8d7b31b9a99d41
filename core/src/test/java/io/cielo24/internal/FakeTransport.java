package io.cielo24.internal;

import io.cielo24.transport.Headers;
import io.cielo24.transport.HttpTransport;
import io.cielo24.transport.TransportRequest;
import io.cielo24.transport.TransportResponse;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A transport without a network, for rules that are about the client alone; time stays virtual. */
final class FakeTransport implements HttpTransport {

    /** What was sent. */
    record Sent(TransportRequest request, byte[] body) {

        String path() {
            return request.uri().getPath();
        }

        String query() {
            return String.valueOf(request.uri().getRawQuery());
        }
    }

    final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final Function<Sent, Mono<TransportResponse>> service;

    FakeTransport(Function<Sent, Mono<TransportResponse>> service) {
        this.service = service;
    }

    static Mono<TransportResponse> json(int status, String body) {
        return Mono.just(response(status, "application/json", body));
    }

    static TransportResponse response(int status, String contentType, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Headers headers = Headers.of("Content-Type", contentType).with("Content-Length", "" + bytes.length);
        return new TransportResponse(
                status, headers, bytes.length == 0 ? Flux.empty() : Flux.just(ByteBuffer.wrap(bytes)));
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public <T> Flux<T> exchange(
            TransportRequest request, Function<? super TransportResponse, ? extends Publisher<? extends T>> handler) {
        return Flux.from(request.body())
                .limitRate(1)
                .collect(ByteArrayOutputStream::new, (all, buffer) -> {
                    byte[] bytes = new byte[buffer.remaining()];
                    buffer.get(bytes);
                    all.writeBytes(bytes);
                })
                .flatMap(all -> {
                    Sent now = new Sent(request, all.toByteArray());
                    sent.add(now);
                    return service.apply(now);
                })
                .flatMapMany(handler::apply);
    }

    @Override
    public void close() {}
}
