package io.cielo24.tests.wire;

import static io.cielo24.tests.wire.WireCase.JOB;
import static io.cielo24.tests.wire.WireCase.NASTY;

import io.cielo24.job.Task;
import io.cielo24.media.AddMediaOptions;
import io.cielo24.media.DownloadRequest;
import io.cielo24.media.MediaFormat;
import io.cielo24.media.MediaSource;
import io.cielo24.media.UploadUrl;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The calls about media. */
final class MediaWire {

    private static final String TASK = "{\"TaskId\":\"t\"}";
    private static final URI ODD_URL =
            URI.create("https://example.org/a%20b?c=%26d&e=f+g&h={i}".replace("{i}", "%7Bi%7D"));

    private MediaWire() {}

    static List<WireCase> cases() {
        return List.of(
                WireCase.of("add_media from a URL", client -> client.media().addMedia(JOB, ODD_URL))
                        .sends(Sent.get("/job/add_media", "job_id", JOB, "media_url", ODD_URL.toString()))
                        .answered(200, TASK, new Task("t")),
                WireCase.of(
                                "add_media from a URL once more",
                                client -> client.media()
                                        .addMedia(
                                                JOB,
                                                URI.create("https://example.org/ü"),
                                                AddMediaOptions.builder()
                                                        .duplicate(true)
                                                        .parameter("more", NASTY)
                                                        .build()))
                        .sends(Sent.get(
                                "/job/add_media",
                                "job_id",
                                JOB,
                                "media_url",
                                "https://example.org/%C3%BC",
                                "is_duplicate",
                                "true",
                                "more",
                                NASTY))
                        .answered(200, TASK, new Task("t")),
                WireCase.of(
                                "add_media",
                                client -> client.media()
                                        .addMedia(JOB, MediaSource.bytes(NASTY.getBytes(StandardCharsets.UTF_8))))
                        .sends(Sent.bytes("/job/add_media", NASTY, "job_id", JOB))
                        .answered(200, TASK, new Task("t")),
                WireCase.of(
                                "add_media with options",
                                client -> client.media()
                                        .addMedia(
                                                JOB,
                                                MediaSource.bytes(new byte[] {'x'}),
                                                AddMediaOptions.builder()
                                                        .duplicate(false)
                                                        .parameter("more", NASTY)
                                                        .build(),
                                                progress -> {}))
                        .sends(Sent.bytes("/job/add_media", "x", "job_id", JOB, "is_duplicate", "false", "more", NASTY))
                        .answered(200, TASK, new Task("t")),
                WireCase.of("add_media_url", client -> client.media().addMediaFromPlayer(JOB, ODD_URL))
                        .sendsQuery("/job/add_media_url", "job_id", JOB, "media_url", ODD_URL.toString())
                        .answered(200, TASK, new Task("t")),
                WireCase.of("request_upload_url", client -> client.media().uploadUrl(JOB))
                        .sends(Sent.get("/job/request_upload_url", "job_id", JOB))
                        .answered(
                                200,
                                "{\"upload_url\":\"https:\\/\\/storage.example.org\\/b?Signature=a%2Bb%3D&x=+\"}",
                                new UploadUrl(URI.create("https://storage.example.org/b?Signature=a%2Bb%3D&x=+"))),
                WireCase.of("media", client -> client.media().mediaUrl(JOB))
                        .sends(Sent.get("/job/media", "job_id", JOB))
                        .answered(
                                200,
                                "{\"MediaUrl\":\"https://example.org/m?a=%20\"}",
                                URI.create("https://example.org/m?a=%20")),
                WireCase.of("media, missing", client -> client.media().mediaUrl(JOB))
                        .sends(Sent.get("/job/media", "job_id", JOB))
                        .answered(200, "{}"),
                WireCase.of("media, null", client -> client.media().mediaUrl(JOB))
                        .sends(Sent.get("/job/media", "job_id", JOB))
                        .answered(200, "{\"MediaUrl\":null}"),
                WireCase.of("media, blank", client -> client.media().mediaUrl(JOB))
                        .sends(Sent.get("/job/media", "job_id", JOB))
                        .answered(200, "{\"media_url\":\" \"}"),
                WireCase.of("transcoded_media", client -> client.media().transcodedUrl(JOB, MediaFormat.MP3))
                        .sends(Sent.get("/job/transcoded_media", "job_id", JOB, "transcoded_version", "mp3"))
                        .answered(
                                200,
                                "{\"MediaUrl\":\"https://example.org/m.mp3\"}",
                                URI.create("https://example.org/m.mp3")),
                WireCase.of("download_media", client -> text(client.media().download(JOB, MediaFormat.MP4)))
                        .sends(Sent.get("/job/download_media", "job_id", JOB, "media_type", "mp4"))
                        .answered(200, "the media", "the media"),
                WireCase.of(
                                "download_media with speech",
                                client -> text(client.media()
                                        .download(
                                                JOB,
                                                DownloadRequest.builder(MediaFormat.MP3)
                                                        .textToSpeech(true)
                                                        .parameter("more", NASTY)
                                                        .build())))
                        .sends(Sent.get(
                                "/job/download_media",
                                "job_id",
                                JOB,
                                "media_type",
                                "mp3",
                                "text_to_speech",
                                "true",
                                "more",
                                NASTY))
                        .answered(200, "spoken", "spoken"));
    }

    static Mono<String> text(Flux<ByteBuffer> bytes) {
        return bytes.map(buffer -> StandardCharsets.UTF_8.decode(buffer).toString())
                .collectList()
                .map(parts -> String.join("", parts));
    }
}
