package io.cielo24.benchmarks.clients;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether a client moves the right bytes: uploads a media in each form that the client takes, asks the far end for its
 * checksum, downloads the same bytes to a file and sums those up. Done once, before anything is measured.
 */
public final class Check {

    private static final long LIMIT_SECONDS = 300;

    private final HttpClient asks =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI lastUpload;
    private final Path media;
    private final long length;
    private final long sum;

    /**
     * Prepares.
     *
     * @param plain the far end in plain, which sums up uploads
     * @param media a file that is a beginning of what the far end hands out
     * @throws IOException if the file cannot be read
     */
    public Check(Service plain, Path media) throws IOException {
        this.lastUpload = plain.lastUpload();
        this.media = media;
        this.length = Files.size(media);
        this.sum = sum(media, length);
    }

    /**
     * Checks one client.
     *
     * @param client which
     * @param tls whether it goes over TLS
     * @param target where it may download to; deleted afterwards
     * @return the forms of media that it took, and the ciphers that were agreed on
     * @throws Exception if any byte was wrong, or an exchange failed
     */
    public String of(Client client, boolean tls, Path target) throws Exception {
        List<String> found = new ArrayList<>();
        for (Media.Form form : Media.Form.values()) {
            try {
                done(client.upload(new Media(form, media, length)));
            } catch (UnsupportedOperationException e) {
                continue;
            }
            JsonNode seen = lastUpload();
            long expected = form == Media.Form.PUBLISHER ? sum(media, 1 << 20) : sum;
            if (seen.get("bytes").asLong() != length || seen.get("crc32c").asLong() != expected) {
                throw new IllegalStateException(
                        "uploaded " + length + " bytes with checksum " + expected + ", at the far end are " + seen);
            }
            found.add(form + cipher(tls, seen));
        }
        try {
            Object count = done(client.download(length, target));
            long got = sum(target, Files.size(target));
            if (!count.equals(length) || Files.size(target) != length || got != sum) {
                throw new IllegalStateException("downloaded " + count + " bytes instead of " + length
                        + ", with checksum " + got + " instead of " + sum);
            }
        } finally {
            Files.deleteIfExists(target);
        }
        found.add("DOWNLOAD" + cipher(tls, lastUpload()));
        return String.join(", ", found);
    }

    private static String cipher(boolean tls, JsonNode seen) {
        return tls ? " " + seen.get("cipher").asString() : "";
    }

    private static Object done(CompletionStage<?> exchange) throws Exception {
        return exchange.toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private JsonNode lastUpload() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(lastUpload).GET().build();
        return new JsonMapper()
                .readTree(
                        asks.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    /** Of so many bytes, the first {@code period} of the file over again. */
    private long sum(Path file, long period) throws IOException {
        CRC32C sum = new CRC32C();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
            for (long left = length; left > 0; ) {
                long offset = (length - left) % period;
                buffer.clear().limit((int) Math.min(Math.min(left, period - offset), buffer.capacity()));
                int count = channel.read(buffer, offset);
                if (count < 0) {
                    break; // shorter than it should be, which the caller notices by its length
                }
                sum.update(buffer.flip());
                left -= count;
            }
        }
        return sum.getValue();
    }
}
