package io.cielo24.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptionStoreTest {

    private static final byte[] WORDS = "WEBVTT\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    @Test
    void whatIsTheSameIsNotWrittenAgain() throws Exception {
        Path file = directory.resolve("captions/talks/a.en.vtt");
        FileTime past = FileTime.from(Instant.parse("2026-01-02T03:04:05Z"));

        assertThat(CaptionStore.put(file, WORDS)).isTrue();
        Files.setLastModifiedTime(file, past);
        assertThat(CaptionStore.put(file, WORDS)).isFalse();
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(past);

        assertThat(CaptionStore.put(file, "WEBVTT!".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(file).hasContent("WEBVTT!");
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void whatWasDamagedIsNotHandedOut() throws Exception {
        CaptionStore store = new CaptionStore(directory);
        String hash = Content.sha256(WORDS);
        assertThat(store.read(hash)).isEmpty();

        store.write(hash, WORDS);
        assertThat(store.read(hash)).contains(WORDS);

        Files.writeString(directory.resolve(hash.substring(0, 2)).resolve(hash), "other");
        assertThat(store.read(hash)).isEmpty();
    }
}
