package io.cielo24.benchmarks.clients;

import io.cielo24.benchmarks.farend.MediaId;
import io.cielo24.benchmarks.generated.ApiClient;
import io.cielo24.benchmarks.generated.JobApi;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * A client that the build generates from {@code src/main/openapi/service.yaml}, with OpenAPI Generator's template for
 * OkHttp and Gson, used as its readme shows: one that blocks, a thread for each exchange. It takes a media as a
 * {@link java.io.File}, decodes answers to models, and makes a file of its own of each download. Its defaults, but for
 * HTTP/1.1; so before each upload it reads the whole media into a {@code String}, for authentications that sign it, of
 * which there is none here. That ends with an {@link OutOfMemoryError}, at 1 GiB with any heap.
 */
final class GeneratedPeer implements Client {

    private static final int VERSION = 1;

    private final Blocking blocking = new Blocking();
    private final OkHttpClient http;
    private final Service service;
    private final JobApi jobs;

    /** @param atOnce does not matter: OkHttp bounds only what it runs on its own threads */
    GeneratedPeer(Service service, int atOnce) {
        this.service = service;
        this.http = new ApiClient()
                .getHttpClient()
                .newBuilder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .build();
        this.jobs = new JobApi(to(service.uploads()));
    }

    private ApiClient to(URI base) {
        ApiClient client = new ApiClient(http).setBasePath(base.toString());
        client.setApiKey(Service.TOKEN);
        return client;
    }

    @Override
    public CompletionStage<?> upload(Media media) {
        if (media.form() != Media.Form.FILE) {
            throw new UnsupportedOperationException("takes a file");
        }
        return blocking.run(() ->
                jobs.addMedia(VERSION, MediaId.of(media.length()), media.file().toFile()));
    }

    /** The file that it makes is renamed to the target, and so made beside it; for that it is told the folder. */
    @Override
    public CompletionStage<Long> download(long length, @Nullable Path target) {
        if (target == null) {
            throw new UnsupportedOperationException("downloads to a file");
        }
        JobApi toFolder = new JobApi(to(service.downloads())
                .setTempFolderPath(target.resolveSibling("").toString()));
        return blocking.run(() -> {
            Path file =
                    toFolder.downloadMedia(VERSION, MediaId.of(length), "mp4").toPath();
            return Files.size(Files.move(file, target));
        });
    }

    @Override
    public CompletionStage<?> call() {
        return blocking.run(() -> jobs.info(VERSION, MediaId.of(1)));
    }

    @Override
    public void close() {
        http.connectionPool().evictAll();
        blocking.close();
    }
}
