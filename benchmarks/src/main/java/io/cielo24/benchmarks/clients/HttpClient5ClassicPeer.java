package io.cielo24.benchmarks.clients;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.FileEntity;
import org.jspecify.annotations.Nullable;

/** Apache HttpClient 5, classic, a thread for each exchange, with its defaults but for the number of connections. */
final class HttpClient5ClassicPeer implements Client {

    private final Blocking blocking = new Blocking();
    private final CloseableHttpClient client;
    private final Service service;

    HttpClient5ClassicPeer(Service service, int atOnce) {
        this.service = service;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(Math.max(atOnce, 1))
                        .setMaxConnPerRoute(Math.max(atOnce, 1))
                        .build())
                .build();
    }

    private interface Reader<T> {
        T read(HttpEntity entity) throws IOException;
    }

    private <T> CompletionStage<T> run(ClassicHttpRequest request, Reader<T> reader) {
        return blocking.run(() -> client.execute(request, response -> {
            Status.ok(response.getCode());
            return reader.read(response.getEntity());
        }));
    }

    @Override
    public CompletionStage<?> upload(Media media) {
        HttpPost request = new HttpPost(service.uploadUri(media.length()));
        request.setEntity(
                switch (media.form()) {
                    case FILE -> new FileEntity(media.file().toFile(), ContentType.APPLICATION_OCTET_STREAM);
                    case BYTES -> new ByteArrayEntity(media.bytes(), ContentType.APPLICATION_OCTET_STREAM);
                    case PUBLISHER -> throw new UnsupportedOperationException("takes files and bytes");
                });
        return run(request, HttpClient5ClassicPeer::text);
    }

    private static String text(HttpEntity entity) throws IOException {
        try {
            return EntityUtils.toString(entity);
        } catch (ParseException e) {
            throw new IOException(e);
        }
    }

    @Override
    public CompletionStage<Long> download(long length, @Nullable Path target) {
        return run(new HttpGet(service.downloadUri(length)), entity -> {
            try (OutputStream out = target == null ? OutputStream.nullOutputStream() : Files.newOutputStream(target);
                    InputStream in = entity.getContent()) {
                return in.transferTo(out);
            }
        });
    }

    @Override
    public CompletionStage<?> call() {
        return run(new HttpGet(service.callUri()), HttpClient5ClassicPeer::text);
    }

    @Override
    public void close() throws IOException {
        client.close();
        blocking.close();
    }
}
