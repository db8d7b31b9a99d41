package io.cielo24.benchmarks.clients;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * In the manner of a client that an OpenAPI generator makes with OkHttp: the media is a {@link File}, which OkHttp's
 * request body reads; answers are read into a string and that into a tree; a download goes through a buffered sink. Written
 * by hand, not generated. The service's real generated client reads the media into a {@code String} first, which is far
 * worse and ends at the heap's size: what is measured here is what such a client could be at best.
 */
final class GeneratedStylePeer extends OkHttpPeer {

    private static final JsonMapper JSON = new JsonMapper();

    GeneratedStylePeer(Service service, int atOnce) {
        super(service, atOnce);
    }

    @Override
    public CompletionStage<?> upload(Media media) {
        if (media.form() != Media.Form.FILE) {
            throw new UnsupportedOperationException("takes a file");
        }
        File file = media.file().toFile();
        RequestBody body = RequestBody.create(file, MediaType.get("application/octet-stream"));
        return run(
                to(service().uploadUri(media.length()))
                        .header("Accept", "application/json")
                        .post(body)
                        .build(),
                response -> JSON.readTree(response.body().string()));
    }

    @Override
    public CompletionStage<Long> download(long length, @Nullable Path target) {
        if (target == null) {
            throw new UnsupportedOperationException("downloads to a file");
        }
        return run(to(service().downloadUri(length)).build(), response -> write(response.body(), target));
    }

    private static long write(okhttp3.ResponseBody body, Path target) throws IOException {
        try (BufferedSink sink = Okio.buffer(Okio.sink(target))) {
            return sink.writeAll(body.source());
        }
    }

    @Override
    public CompletionStage<?> call() {
        return run(
                to(service().callUri()).header("Accept", "application/json").build(),
                response -> JSON.readTree(response.body().string()));
    }
}
