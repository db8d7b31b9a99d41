package io.cielo24.benchmarks.clients;

import io.cielo24.Cielo24Client;
import io.cielo24.Credentials;
import io.cielo24.RetryPolicy;
import io.cielo24.benchmarks.farend.MediaId;
import io.cielo24.media.MediaDownload;
import io.cielo24.media.MediaFormat;
import io.cielo24.media.MediaSource;
import io.cielo24.transport.TransportConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** This library as its users use it: login, session, guards, watches, decoding. */
final class OwnClient implements Client {

    private static final String JOB = MediaId.of(1);

    private final Cielo24Client uploads;
    private final Cielo24Client downloads;

    OwnClient(Service service, String transport) {
        this.uploads = client(service.uploads(), transport);
        this.downloads =
                service.uploads().equals(service.downloads()) ? uploads : client(service.downloads(), transport);
    }

    private static Cielo24Client client(URI endpoint, String transport) {
        return Cielo24Client.builder()
                .endpoint(endpoint)
                .credentials(Credentials.apiKey("bench", "0123456789abcdef"))
                .retries(RetryPolicy.none())
                .transportConfig(TransportConfig.builder()
                        .connectTimeout(Duration.ofMinutes(1)) // 1,000 handshakes at once
                        .build())
                .transport(transport)
                .build();
    }

    @Override
    public CompletionStage<?> upload(Media media) {
        MediaSource source = switch (media.form()) {
            case FILE -> MediaSource.file(media.file());
            case PUBLISHER -> MediaSource.publisher(media.flux(), media.length());
            case BYTES -> MediaSource.bytes(media.bytes());
        };
        return uploads.media().addMedia(MediaId.of(media.length()), source).toFuture();
    }

    @Override
    public CompletionStage<Long> download(long length, @Nullable Path target) {
        String job = MediaId.of(length);
        if (target != null) {
            return downloads
                    .media()
                    .downloadTo(job, MediaFormat.MP4, target)
                    .map(MediaDownload::length)
                    .toFuture();
        }
        return downloads
                .media()
                .download(job, MediaFormat.MP4)
                .reduce(0L, (sum, buffer) -> sum + buffer.remaining())
                .toFuture();
    }

    @Override
    public CompletionStage<?> call() {
        return uploads.jobs().info(JOB).toFuture();
    }

    @Override
    public void close() {
        uploads.close();
        downloads.close();
    }
}
