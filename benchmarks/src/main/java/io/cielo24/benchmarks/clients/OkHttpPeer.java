package io.cielo24.benchmarks.clients;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import okio.Okio;
import okio.Sink;
import org.jspecify.annotations.Nullable;

/** OkHttp with its defaults, but for HTTP/1.1 and the number of calls that it runs at once. */
final class OkHttpPeer implements Client {

    private static final MediaType VIDEO = MediaType.get("video/mp4");

    private final OkHttpClient client;
    private final Service service;

    OkHttpPeer(Service service, int atOnce) {
        this.service = service;
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(Math.max(atOnce, 1));
        dispatcher.setMaxRequestsPerHost(Math.max(atOnce, 1));
        this.client = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .dispatcher(dispatcher)
                .build();
    }

    private interface Reader<T> {
        T read(Response response) throws IOException;
    }

    private <T> CompletionStage<T> run(Request request, Reader<T> reader) {
        CompletableFuture<T> result = new CompletableFuture<>();
        client.newCall(request).enqueue(new Callback() {
            @Override
            public void onFailure(Call call, IOException e) {
                result.completeExceptionally(e);
            }

            @Override
            public void onResponse(Call call, Response response) {
                try (response) {
                    Status.ok(response.code());
                    result.complete(reader.read(response));
                } catch (IOException | RuntimeException e) {
                    result.completeExceptionally(e);
                }
            }
        });
        return result;
    }

    private static Request.Builder to(URI uri) {
        return new Request.Builder().url(uri.toString());
    }

    @Override
    public CompletionStage<?> upload(Media media) {
        RequestBody body = switch (media.form()) {
            case FILE -> RequestBody.create(media.file().toFile(), VIDEO);
            case PUBLISHER -> pieces(media);
            case BYTES -> RequestBody.create(media.bytes(), VIDEO);
        };
        return run(
                to(service.uploadUri(media.length())).post(body).build(),
                response -> response.body().string());
    }

    private static RequestBody pieces(Media media) {
        return new RequestBody() {
            @Override
            public MediaType contentType() {
                return VIDEO;
            }

            @Override
            public long contentLength() {
                return media.length();
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                ByteBuffer block = media.block();
                for (long position = 0; position < media.length(); ) {
                    ByteBuffer next = media.at(block, position);
                    position += next.remaining();
                    while (next.hasRemaining()) {
                        sink.write(next);
                    }
                }
            }
        };
    }

    @Override
    public CompletionStage<Long> download(long length, @Nullable Path target) {
        return run(to(service.downloadUri(length)).build(), response -> {
            try (Sink sink = target == null ? Okio.blackhole() : Okio.sink(target)) {
                return response.body().source().readAll(sink);
            }
        });
    }

    @Override
    public CompletionStage<?> call() {
        return run(to(service.callUri()).build(), response -> response.body().string());
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
