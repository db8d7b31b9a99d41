package io.cielo24.benchmarks.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.async.methods.SimpleResponseConsumer;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.entity.AbstractBinAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;
import org.apache.hc.core5.http.nio.support.AbstractAsyncResponseConsumer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.jspecify.annotations.Nullable;

/** Apache HttpClient 5, asynchronous, with its defaults but for the number of connections. */
final class HttpClient5Peer implements Client {

    private final CloseableHttpAsyncClient client;
    private final Service service;

    HttpClient5Peer(Service service, int atOnce) {
        this.service = service;
        this.client = HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(Math.max(atOnce, 1))
                        .setMaxConnPerRoute(Math.max(atOnce, 1))
                        .setDefaultTlsConfig(TlsConfig.custom()
                                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                                .build())
                        .build())
                .build();
        client.start();
    }

    private <T> CompletionStage<T> run(AsyncRequestProducer request, AsyncResponseConsumer<T> consumer) {
        CompletableFuture<T> result = new CompletableFuture<>();
        client.execute(request, consumer, new FutureCallback<T>() {
            @Override
            public void completed(T value) {
                result.complete(value);
            }

            @Override
            public void failed(Exception e) {
                result.completeExceptionally(e);
            }

            @Override
            public void cancelled() {
                result.cancel(false);
            }
        });
        return result;
    }

    @Override
    public CompletionStage<?> upload(Media media) {
        AsyncEntityProducer body = switch (media.form()) {
            case FILE -> AsyncEntityProducers.create(media.file().toFile(), ContentType.APPLICATION_OCTET_STREAM);
            case BYTES -> AsyncEntityProducers.create(media.bytes(), ContentType.APPLICATION_OCTET_STREAM);
            case PUBLISHER -> throw new UnsupportedOperationException("takes files and bytes");
        };
        BasicHttpRequest request = new BasicHttpRequest("POST", service.uploadUri(media.length()));
        return run(new BasicRequestProducer(request, body), SimpleResponseConsumer.create())
                .thenApply(HttpClient5Peer::ok);
    }

    private static SimpleHttpResponse ok(SimpleHttpResponse response) {
        Status.ok(response.getCode());
        return response;
    }

    @Override
    public CompletionStage<Long> download(long length, @Nullable Path target) {
        AsyncRequestProducer request =
                new BasicRequestProducer(new BasicHttpRequest("GET", service.downloadUri(length)), null);
        return run(request, new Counted(new Content(target)));
    }

    @Override
    public CompletionStage<?> call() {
        SimpleHttpRequest request = SimpleRequestBuilder.get(service.callUri()).build();
        return run(SimpleRequestProducer.create(request), SimpleResponseConsumer.create())
                .thenApply(HttpClient5Peer::ok);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    private static final class Counted extends AbstractAsyncResponseConsumer<Long, Long> {

        Counted(Content content) {
            super(content);
        }

        @Override
        protected Long buildResult(HttpResponse response, Long count, ContentType type) {
            Status.ok(response.getCode());
            return count;
        }

        @Override
        public void informationResponse(HttpResponse response, HttpContext context) {
            // there is none
        }
    }

    private static final class Content extends AbstractBinAsyncEntityConsumer<Long> {

        private final @Nullable Path target;
        private @Nullable FileChannel file;
        private long count;

        Content(@Nullable Path target) {
            this.target = target;
        }

        @Override
        protected void streamStart(ContentType type) throws IOException {
            if (target != null) {
                file = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            }
        }

        @Override
        protected int capacityIncrement() {
            return Integer.MAX_VALUE;
        }

        @Override
        protected void data(ByteBuffer bytes, boolean last) throws IOException {
            count += bytes.remaining();
            FileChannel open = file;
            if (open == null) {
                bytes.position(bytes.limit());
            } else {
                while (bytes.hasRemaining()) {
                    open.write(bytes);
                }
            }
        }

        @Override
        protected Long generateContent() throws IOException {
            releaseResources();
            return count;
        }

        @Override
        public void releaseResources() {
            FileChannel open = file;
            file = null;
            if (open != null) {
                try {
                    open.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
