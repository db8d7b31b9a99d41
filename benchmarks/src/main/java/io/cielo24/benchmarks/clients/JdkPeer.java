package io.cielo24.benchmarks.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.FlowAdapters;

/** java.net.http with its defaults, but for HTTP/1.1. */
final class JdkPeer implements Client {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Service service;

    /** @param atOnce not limited */
    JdkPeer(Service service, int atOnce) {
        this.service = service;
    }

    @Override
    public CompletionStage<?> upload(Media media) {
        HttpRequest request = HttpRequest.newBuilder(service.uploadUri(media.length()))
                .POST(publisher(media))
                .build();
        return client.sendAsync(request, BodyHandlers.ofString()).thenApply(Status::ok);
    }

    private static HttpRequest.BodyPublisher publisher(Media media) {
        try {
            return switch (media.form()) {
                case FILE -> HttpRequest.BodyPublishers.ofFile(media.file());
                case PUBLISHER ->
                    HttpRequest.BodyPublishers.fromPublisher(
                            FlowAdapters.toFlowPublisher(media.flux()), media.length());
                case BYTES -> HttpRequest.BodyPublishers.ofByteArray(media.bytes());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CompletionStage<Long> download(long length, @Nullable Path target) {
        HttpRequest request =
                HttpRequest.newBuilder(service.downloadUri(length)).GET().build();
        if (target != null) {
            return client.sendAsync(request, BodyHandlers.ofFile(target)).thenApply(response -> {
                try {
                    return Files.size(Status.ok(response).body());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        long[] count = {0};
        HttpResponse.BodyHandler<Void> counting = info ->
                BodySubscribers.ofByteArrayConsumer(piece -> piece.ifPresent(bytes -> count[0] += bytes.length));
        return client.sendAsync(request, counting).thenApply(response -> {
            Status.ok(response);
            return count[0];
        });
    }

    @Override
    public CompletionStage<?> call() {
        HttpRequest request = HttpRequest.newBuilder(service.callUri()).GET().build();
        return client.sendAsync(request, BodyHandlers.ofString()).thenApply(Status::ok);
    }

    @Override
    public void close() {
        // JDK 17 has no such method; the process ends.
    }
}
