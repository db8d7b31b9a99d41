package io.cielo24.benchmarks.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jetty.client.BufferingResponseListener;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.PathRequestContent;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Result;
import org.jspecify.annotations.Nullable;

/** Jetty's client with its defaults, but for the number of connections. */
final class JettyPeer implements Client {

    private final HttpClient client = new HttpClient();
    private final Service service;

    JettyPeer(Service service, int atOnce) {
        this.service = service;
        client.setMaxConnectionsPerDestination(Math.max(atOnce, 1));
        client.setMaxRequestsQueuedPerDestination(100_000);
        try {
            client.start();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty's client does not start", e);
        }
    }

    private static CompletionStage<String> text(Request request) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        request.send(new BufferingResponseListener() {
            @Override
            public void onComplete(Result result) {
                end(result, answer, getContentAsString());
            }
        });
        return answer;
    }

    private static <T> void end(Result result, CompletableFuture<T> answer, @Nullable T value) {
        if (result.isFailed()) {
            answer.completeExceptionally(result.getFailure());
        } else if (result.getResponse().getStatus() != 200) {
            answer.completeExceptionally(new IllegalStateException(
                    "the far end answered " + result.getResponse().getStatus()));
        } else {
            answer.complete(value);
        }
    }

    @Override
    public CompletionStage<?> upload(Media media) {
        try {
            return text(client.POST(service.uploadUri(media.length()))
                    .body(
                            switch (media.form()) {
                                case FILE -> new PathRequestContent(media.file());
                                case BYTES -> new BytesRequestContent(media.bytes());
                                case PUBLISHER -> throw new UnsupportedOperationException("takes files and bytes");
                            }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CompletionStage<Long> download(long length, @Nullable Path target) {
        CompletableFuture<Long> answer = new CompletableFuture<>();
        try {
            FileChannel file = target == null
                    ? null
                    : FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            long[] count = {0};
            client.newRequest(service.downloadUri(length))
                    .onResponseContent((response, bytes) -> count[0] += consume(bytes, file))
                    .send(result -> {
                        try {
                            if (file != null) {
                                file.close();
                            }
                            end(result, answer, count[0]);
                        } catch (IOException e) {
                            answer.completeExceptionally(e);
                        }
                    });
        } catch (IOException e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }

    private static long consume(ByteBuffer bytes, @Nullable FileChannel file) {
        int size = bytes.remaining();
        try {
            while (file != null && bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return size;
    }

    @Override
    public CompletionStage<?> call() {
        return text(client.newRequest(service.callUri()));
    }

    @Override
    public void close() throws IOException {
        try {
            client.stop();
        } catch (Exception e) {
            throw new IOException("Jetty's client does not stop", e);
        }
    }
}
