package io.cielo24.benchmarks.clients;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.NettyOutbound;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientRequest;
import reactor.netty.resources.ConnectionProvider;

/**
 * reactor-netty's HTTP client with its defaults, but for the number of connections. TLS as it chooses: by
 * BoringSSL, which is on the class path.
 */
final class ReactorNettyPeer implements Client {

    private final ConnectionProvider connections;
    private final HttpClient client;
    private final Service service;

    ReactorNettyPeer(Service service, int atOnce) {
        this.service = service;
        this.connections = ConnectionProvider.builder("bench")
                .maxConnections(Math.max(atOnce, 2))
                .pendingAcquireMaxCount(-1)
                .build();
        this.client = HttpClient.create(connections);
    }

    @Override
    public CompletionStage<?> upload(Media media) {
        return client.headers(headers -> headers.set(HttpHeaderNames.CONTENT_LENGTH, media.length()))
                .post()
                .uri(service.uploadUri(media.length()))
                .send((request, outbound) -> send(media, request, outbound))
                .responseSingle((response, content) -> {
                    Status.ok(response.status().code());
                    return content.asString();
                })
                .toFuture();
    }

    private static Publisher<Void> send(Media media, HttpClientRequest request, NettyOutbound outbound) {
        return switch (media.form()) {
            case FILE -> outbound.sendFile(media.file());
            case PUBLISHER -> outbound.send(media.flux().map(Unpooled::wrappedBuffer));
            case BYTES -> outbound.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(media.bytes())));
        };
    }

    @Override
    public CompletionStage<Long> download(long length, @Nullable Path target) {
        return client.get()
                .uri(service.downloadUri(length))
                .response((response, content) -> {
                    Status.ok(response.status().code());
                    return target == null ? content.map(ByteBuf::readableBytes) : write(content, target);
                })
                .reduce(0L, Long::sum)
                .toFuture();
    }

    /** On a thread that may block, as its documentation asks for. */
    private static Flux<Integer> write(Flux<ByteBuf> content, Path target) {
        return Flux.using(
                () -> FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                file -> content.map(ByteBuf::retain)
                        .publishOn(Schedulers.boundedElastic())
                        .map(buffer -> write(file, buffer)),
                file -> {
                    try {
                        file.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static int write(FileChannel file, ByteBuf buffer) {
        try {
            ByteBuffer bytes = buffer.nioBuffer();
            int size = bytes.remaining();
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            return size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            buffer.release();
        }
    }

    @Override
    public CompletionStage<?> call() {
        return client.get()
                .uri(service.callUri())
                .responseSingle((response, content) -> {
                    Status.ok(response.status().code());
                    return content.asString();
                })
                .toFuture();
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
