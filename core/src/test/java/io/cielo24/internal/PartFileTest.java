package io.cielo24.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {

    private static final int ENOUGH_TO_BE_WRITTEN = 256 * 1024;

    @TempDir
    Path directory;

    @Test
    void whatAKilledProcessLeavesIsRemovedByTheNextAndNotBefore() throws Exception {
        Path target = directory.resolve("clip.mp4");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PartFileTest.class.getName(),
                        target.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(new BufferedReader(new InputStreamReader(other.getInputStream(), UTF_8)).readLine())
                    .isEqualTo("open");
            Path others = onlyFile();

            PartFile meanwhile = PartFile.of(target);
            leave(meanwhile);
            assertThat(meanwhile.path()).isNotEqualTo(others);
            assertThat(others).as("what another process is writing").exists();
            Files.delete(meanwhile.path());

            other.destroyForcibly();
            assertThat(other.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(others).as("what it was writing when it was killed").hasSize(ENOUGH_TO_BE_WRITTEN);

            PartFile next = PartFile.of(target);
            leave(next);
            assertThat(next.path()).isEqualTo(others).isEmptyFile();
        } finally {
            other.destroyForcibly();
        }
    }

    /** Where it is. */
    private static void leave(PartFile part) throws IOException {
        part.complete((path, length) -> path, 0);
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    /** What the other process does. */
    public static void main(String[] args) throws IOException {
        PartFile.of(Path.of(args[0])).write(ByteBuffer.allocate(ENOUGH_TO_BE_WRITTEN));
        System.out.println("open");
        System.in.read(); // until it is killed
    }

    @Test
    void buffersOfAnySizeAreWrittenInTheirOrder() throws IOException {
        PartFile part = PartFile.of(directory.resolve("clip.mp4"));
        byte[] content = new byte[3_000_000];
        new Random(1).nextBytes(content);
        int size = 1;
        for (int at = 0; at < content.length; at += size) {
            size = Math.min(at % 3 == 0 ? at + 1 : at % 1000 + 1, content.length - at);
            assertThat(part.write(ByteBuffer.wrap(content, at, size).slice())).isEqualTo(size);
        }
        Path file = part.complete((path, length) -> path, content.length);
        assertThat(Arrays.equals(Files.readAllBytes(file), content)).isTrue();
    }

    @Test
    void twoThatWriteTheSameTargetDoNotMeet() throws IOException {
        PartFile one = PartFile.of(directory.resolve("clip.mp4"));
        PartFile other = PartFile.of(directory.resolve("clip.mp4"));
        assertThat(other.path()).isNotEqualTo(one.path());
        leave(other);
        PartFile another = PartFile.of(directory.resolve("clip.mp4"));
        assertThat(List.of(one.path(), other.path())).doesNotContain(another.path());
        leave(one);
        leave(another);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files)
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(file.getFileName().toString())
                            .startsWith(".cielo24-")
                            .endsWith(".part"));
        }
    }

    @Test
    void itIsNotTakenForLeftBehindWhileItIsPutInPlace() throws IOException {
        Path target = directory.resolve("clip.mp4");
        PartFile one = PartFile.of(target);
        one.complete(
                (path, length) -> {
                    PartFile other = PartFile.of(target);
                    assertThat(other.path()).isNotEqualTo(path);
                    other.delete();
                    return Files.move(path, target);
                },
                0);
        assertThat(onlyFile()).isEqualTo(target);
        PartFile next = PartFile.of(target);
        assertThat(next.path()).as("free again").isEqualTo(one.path());
        next.delete();
        assertThat(onlyFile()).isEqualTo(target);
    }

    @Test
    void aFolderThatHappensToHaveTheNameIsLeftAlone() throws IOException {
        Path target = directory.resolve("clip.mp4");
        PartFile usual = PartFile.of(target);
        usual.delete();
        Files.createDirectory(usual.path());
        PartFile other = PartFile.of(target);
        leave(other);
        assertThat(usual.path()).isDirectory();
        assertThat(other.path()).isRegularFile().isNotEqualTo(usual.path());
    }
}
