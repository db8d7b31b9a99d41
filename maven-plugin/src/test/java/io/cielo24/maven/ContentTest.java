package io.cielo24.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cielo24.captioning.Journal;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentTest {

    @TempDir
    Path directory;

    @Test
    void aFileIsToldByItsBytes() throws Exception {
        byte[] bytes = "the words of a talk".getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(directory.resolve("a.mp4"), bytes);

        assertThat(Content.sha256(file, Journal.inMemory())).isEqualTo(Content.sha256(bytes));
    }

    @Test
    void aFileThatChangesWhileItIsReadIsNamed() throws Exception {
        Path file = Files.writeString(directory.resolve("a.mp4"), "the words of a talk");
        // Asked between the first look at the file and the last.
        Journal asked = (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("knownHash");
                    Files.writeString(file, ", and more", StandardOpenOption.APPEND);
                    return Optional.empty();
                });

        assertThatThrownBy(() -> Content.sha256(file, asked))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file + " changed while it was read");
    }
}
