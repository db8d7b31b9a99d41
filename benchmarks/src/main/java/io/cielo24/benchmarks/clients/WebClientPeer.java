package io.cielo24.benchmarks.clients;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Spring's WebClient on reactor-netty, with resources and data buffers as its documentation shows. */
final class WebClientPeer implements Client {

    private final DataBufferFactory buffers = new DefaultDataBufferFactory();
    private final ConnectionProvider connections;
    private final WebClient client;
    private final Service service;

    WebClientPeer(Service service, int atOnce) {
        this.service = service;
        this.connections = ConnectionProvider.builder("bench")
                .maxConnections(Math.max(atOnce, 2))
                .pendingAcquireMaxCount(-1)
                .build();
        this.client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(HttpClient.create(connections)))
                .build();
    }

    @Override
    public CompletionStage<?> upload(Media media) {
        WebClient.RequestBodySpec request =
                client.post().uri(service.uploadUri(media.length())).contentLength(media.length());
        WebClient.RequestHeadersSpec<?> ready = switch (media.form()) {
            case FILE -> request.body(BodyInserters.fromResource(new FileSystemResource(media.file())));
            case PUBLISHER ->
                request.body(BodyInserters.fromDataBuffers(media.flux().map(this::copied)));
            case BYTES -> request.bodyValue(media.bytes());
        };
        return ready.retrieve().bodyToMono(String.class).toFuture();
    }

    /** Spring's factory wraps arrays, and buffers only by copying them. */
    private DataBuffer copied(ByteBuffer bytes) {
        byte[] array = new byte[bytes.remaining()];
        bytes.get(array);
        return buffers.wrap(array);
    }

    @Override
    public CompletionStage<Long> download(long length, @Nullable Path target) {
        Flux<DataBuffer> content =
                client.get().uri(service.downloadUri(length)).retrieve().bodyToFlux(DataBuffer.class);
        if (target != null) {
            return DataBufferUtils.write(content, target, StandardOpenOption.CREATE_NEW)
                    .then(Mono.fromCallable(() -> Files.size(target)))
                    .toFuture();
        }
        return content.map(buffer -> {
                    long size = buffer.readableByteCount();
                    DataBufferUtils.release(buffer);
                    return size;
                })
                .reduce(0L, Long::sum)
                .toFuture();
    }

    @Override
    public CompletionStage<?> call() {
        return client.get()
                .uri(service.callUri())
                .retrieve()
                .bodyToMono(String.class)
                .toFuture();
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
